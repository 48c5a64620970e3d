SELECT id FROM organization
 WHERE sort_key <> sort_key(name)
    OR search_fold <> fold(concat_ws(' ', code, name, short_name, science_field, address, commune))
