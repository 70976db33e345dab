package dev.migratehub.engine.script;

import java.util.List;

/// Where a migration goes that gets another number: behind the last of all.
record Behind(String number, Named last, List<Named> all) {}
