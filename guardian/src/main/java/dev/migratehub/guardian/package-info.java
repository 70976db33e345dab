/// A registry of JSON configurations that is replicated through a Raft log.
@NullMarked
package dev.migratehub.guardian;

import org.jspecify.annotations.NullMarked;
