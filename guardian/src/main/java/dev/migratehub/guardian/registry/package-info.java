/// What is registered, and how a command changes it: values and pure decisions.
@NullMarked
package dev.migratehub.guardian.registry;

import org.jspecify.annotations.NullMarked;
