package dev.migratehub.backup.kind;

/// Asks PostgreSQL for the definition of everything that a dump holds, in a form that does not
/// depend on when and in which order it was made.
final class PostgresDescription {

  private PostgresDescription() {}

  /// @param scope the condition on schemas, which are called `n.nspname`
  static String query(String scope) {
    return """
    with rel as (
      select c.*, n.nspname, format('%%I.%%I', n.nspname, c.relname) as name
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where %1$s and not exists (select 1 from pg_catalog.pg_depend d
                                   where d.objid = c.oid and d.deptype = 'e'))
    select line from (
      select 'relation ' || name || ' kind ' || relkind::text || ' ' || relpersistence::text
             || coalesce(' ' || array_to_string(reloptions, ','), '')
             || case when relrowsecurity then ' row security' else '' end
             || coalesce(' partition by ' || pg_get_partkeydef(oid), '')
             || coalesce(' ' || pg_get_expr(relpartbound, oid), '') as line
        from rel where relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
      union all
      select 'column ' || r.name || '.' || quote_ident(a.attname) || ' '
             || format_type(a.atttypid, a.atttypmod)
             || case when a.attnotnull then ' not null' else '' end
             || case when a.attidentity <> '' then ' identity ' || a.attidentity::text else '' end
             || coalesce(case when a.attgenerated <> '' then ' generated ' else ' default ' end
                  || pg_get_expr(e.adbin, e.adrelid), '')
             || coalesce(' collate ' || nullif(nullif(l.collname, 'default'), 'C'), '')
        from rel r join pg_catalog.pg_attribute a on a.attrelid = r.oid
        left join pg_catalog.pg_attrdef e on e.adrelid = r.oid and e.adnum = a.attnum
        left join pg_catalog.pg_collation l on l.oid = a.attcollation
       where r.relkind in ('r', 'p', 'f', 'c') and a.attnum > 0 and not a.attisdropped
      union all
      select 'constraint ' || r.name || ' ' || quote_ident(o.conname) || ' '
             || pg_get_constraintdef(o.oid)
        from rel r join pg_catalog.pg_constraint o on o.conrelid = r.oid
      union all
      select 'index ' || pg_get_indexdef(i.indexrelid)
        from rel r join pg_catalog.pg_index i on i.indrelid = r.oid
      union all
      select 'view ' || name || ' ' || pg_get_viewdef(oid) from rel where relkind in ('v', 'm')
      union all
      select 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
        from rel r join pg_catalog.pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
      union all
      select 'rule ' || pg_get_ruledef(u.oid)
        from rel r join pg_catalog.pg_rewrite u on u.ev_class = r.oid
       where u.rulename <> '_RETURN'
      union all
      select 'policy ' || r.name || ' ' || quote_ident(p.polname) || ' ' || p.polcmd::text
             || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
             || coalesce(' check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
        from rel r join pg_catalog.pg_policy p on p.polrelid = r.oid
      union all
      select 'sequence ' || r.name || ' ' || format_type(s.seqtypid, null) || ' ' || concat_ws(' ',
             s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
        from rel r join pg_catalog.pg_sequence s on s.seqrelid = r.oid
      union all
      select 'routine ' || case when p.prokind in ('f', 'p', 'w') then pg_get_functiondef(p.oid)
             else p.oid::regprocedure::text end
        from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
       where %1$s and not exists (select 1 from pg_catalog.pg_depend d
                                   where d.objid = p.oid and d.deptype = 'e')
      union all
      select 'type ' || format('%%I.%%I', n.nspname, t.typname) || ' ' || t.typtype::text || coalesce(' '
             || (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                   from pg_catalog.pg_enum e where e.enumtypid = t.oid), '')
             || case when t.typtype = 'd' then ' ' || format_type(t.typbasetype, t.typtypmod)
                  || case when t.typnotnull then ' not null' else '' end
                  || coalesce(' default ' || t.typdefault, '')
                  || coalesce(' ' || (select string_agg(pg_get_constraintdef(o.oid), ' '
                       order by o.conname) from pg_catalog.pg_constraint o
                      where o.contypid = t.oid), '') else '' end
        from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
       where %1$s and t.typtype in ('e', 'd', 'r')
         and not exists (select 1 from pg_catalog.pg_depend d
                          where d.objid = t.oid and d.deptype = 'e')
      union all
      select 'comment ' || r.name || ' ' || d.objsubid || ' ' || d.description
        from rel r join pg_catalog.pg_description d
          on d.objoid = r.oid and d.classoid = 'pg_catalog.pg_class'::regclass) lines
     order by line collate "C"
    """
        .formatted(scope);
  }
}
