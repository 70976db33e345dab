@NullMarked
package dev.migratehub.engine.doctor;

import org.jspecify.annotations.NullMarked;
