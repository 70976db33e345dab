/// Members as processes of their own that are killed, paused and cut off, and a judge of what they
/// answered.
@NullMarked
package dev.migratehub.guardian.fault;

import org.jspecify.annotations.NullMarked;
