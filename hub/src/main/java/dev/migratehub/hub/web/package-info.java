/// What every page and every answer shares.
@NullMarked
package dev.migratehub.hub.web;

import org.jspecify.annotations.NullMarked;
