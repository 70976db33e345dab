/// Whether a target and a folder are fit for migrations.
@NullMarked
package dev.migratehub.engine.doctor;

import org.jspecify.annotations.NullMarked;
