/// Who decided what about which bytes.
@NullMarked
package dev.migratehub.hub.approval;

import org.jspecify.annotations.NullMarked;
