/// The replicated log on Apache Ratis; nothing else here knows it.
@NullMarked
package dev.migratehub.guardian.ratis;

import org.jspecify.annotations.NullMarked;
