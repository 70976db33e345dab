package dev.migratehub.hub.overview;

import dev.migratehub.hub.project.Project;
import dev.migratehub.hub.web.Cursor;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The changes of a project that somebody was let into, with how they stand in each environment.
@Service
final class ChangeLines {

  private final ChangeLineStore store;

  ChangeLines(ChangeLineStore store) {
    this.store = store;
  }

  /// Which changes are wanted; what is empty does not matter.
  ///
  /// @param author somewhere in the e-mail address of who wrote any of its versions
  /// @param state in that environment; `draft` for those that never were requested there
  record Filter(
      Optional<String> text,
      Optional<String> ticket,
      Optional<String> author,
      Optional<String> environment,
      Optional<String> state) {

    static final Filter OPEN =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /// Changes, the newest first.
  Slice<ChangeLine> of(Project project, Filter filter, Paging paging) {
    return Slice.of(
        store.of(project.id(), filter, paging),
        paging.limit(),
        it -> new Cursor(it.createdAt(), it.id()));
  }
}
