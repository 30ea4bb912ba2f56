-- required equals constant
SELECT id, code = $p0 AS met
FROM "samples"
WHERE day = $p1
  AND code = $p0;
--   $p0 String = x
--   $p1 Date = 2026-02-06

-- required differs from constant
SELECT id, code <> $p0 AS met
FROM "samples"
WHERE day = $p1
  AND code <> $p0;
--   $p0 String = x
--   $p1 Date = 2026-02-06

-- nullable equals constant
SELECT id, (name = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND name = $p0;
--   $p0 String = x
--   $p1 Date = 2026-02-06

-- nullable differs from constant
SELECT id, name IS DISTINCT FROM $p0 AS met
FROM "samples"
WHERE day = $p1
  AND name IS DISTINCT FROM $p0;
--   $p0 String = x
--   $p1 Date = 2026-02-06

-- both nullable equal
SELECT id, big IS NOT DISTINCT FROM small AS met
FROM "samples"
WHERE day = $p0
  AND big IS NOT DISTINCT FROM small;
--   $p0 Date = 2026-02-06

-- both nullable differ
SELECT id, big IS DISTINCT FROM small AS met
FROM "samples"
WHERE day = $p0
  AND big IS DISTINCT FROM small;
--   $p0 Date = 2026-02-06

-- equals null
SELECT id, name IS NULL AS met
FROM "samples"
WHERE day = $p0
  AND name IS NULL;
--   $p0 Date = 2026-02-06

-- differs from null
SELECT id, score IS NOT NULL AS met
FROM "samples"
WHERE day = $p0
  AND score IS NOT NULL;
--   $p0 Date = 2026-02-06

-- ordered nullable
SELECT id, (big < $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND big < $p0;
--   $p0 Int64 = 5
--   $p1 Date = 2026-02-06

-- not ordered nullable
SELECT id, (big < $p0) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p1
  AND (big < $p0) IS NOT TRUE;
--   $p0 Int64 = 5
--   $p1 Date = 2026-02-06

-- not ordered required
SELECT id, id >= $p0 AS met
FROM "samples"
WHERE day = $p1
  AND id >= $p0;
--   $p0 Int64 = 5
--   $p1 Date = 2026-02-06

-- double equals constant
SELECT id, (score = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND score = $p0;
--   $p0 Float64 = 1.5
--   $p1 Date = 2026-02-06

-- double differs from constant
SELECT id, (score = $p0) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p1
  AND (score = $p0) IS NOT TRUE;
--   $p0 Float64 = 1.5
--   $p1 Date = 2026-02-06

-- double equals NaN
SELECT id, (score = $p0 AND NOT ISNAN(score)) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND score = $p0 AND NOT ISNAN(score);
--   $p0 Float64 = NaN
--   $p1 Date = 2026-02-06

-- doubles equal
SELECT
  id,
  ((score = other_score AND NOT ISNAN(score)) OR (score IS NULL AND other_score IS NULL)) IS TRUE AS met
FROM "samples"
WHERE day = $p0
  AND ((score = other_score AND NOT ISNAN(score)) OR (score IS NULL AND other_score IS NULL));
--   $p0 Date = 2026-02-06

-- doubles differ
SELECT
  id,
  ((score = other_score AND NOT ISNAN(score)) OR (score IS NULL AND other_score IS NULL)) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p0
  AND ((score = other_score AND NOT ISNAN(score)) OR (score IS NULL AND other_score IS NULL)) IS NOT TRUE;
--   $p0 Date = 2026-02-06

-- required double differs from nullable
SELECT id, (ratio = score AND NOT ISNAN(ratio)) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p0
  AND (ratio = score AND NOT ISNAN(ratio)) IS NOT TRUE;
--   $p0 Date = 2026-02-06

-- double below constant
SELECT id, (score < $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND score < $p0;
--   $p0 Float64 = 50
--   $p1 Date = 2026-02-06

-- double above constant
SELECT id, (score > $p0 AND NOT ISNAN(score)) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND score > $p0 AND NOT ISNAN(score);
--   $p0 Float64 = 50
--   $p1 Date = 2026-02-06

-- constant below double
SELECT id, ($p0 < score AND NOT ISNAN(score)) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND $p0 < score AND NOT ISNAN(score);
--   $p0 Float64 = 50
--   $p1 Date = 2026-02-06

-- doubles ordered
SELECT id, (score <= other_score AND NOT ISNAN(other_score)) IS TRUE AS met
FROM "samples"
WHERE day = $p0
  AND score <= other_score AND NOT ISNAN(other_score);
--   $p0 Date = 2026-02-06

-- not double above
SELECT id, NOT (ratio > $p0 AND NOT ISNAN(ratio)) AS met
FROM "samples"
WHERE day = $p1
  AND NOT (ratio > $p0 AND NOT ISNAN(ratio));
--   $p0 Float64 = 1
--   $p1 Date = 2026-02-06

-- between
SELECT id, (score >= $p0 AND NOT ISNAN(score) AND score <= $p1) IS TRUE AS met
FROM "samples"
WHERE day = $p2
  AND score >= $p0 AND NOT ISNAN(score)
  AND score <= $p1;
--   $p0 Float64 = 1
--   $p1 Float64 = 2
--   $p2 Date = 2026-02-06

-- not between
SELECT id, (big >= $p0 AND big <= $p1) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p2
  AND (big >= $p0 AND big <= $p1) IS NOT TRUE;
--   $p0 Int64 = 1
--   $p1 Int64 = 2
--   $p2 Date = 2026-02-06

-- and, or, not
SELECT id, ((code = $p0 OR name = $p1) AND (big > $p2 AND ready) IS NOT TRUE) IS TRUE AS met
FROM "samples"
WHERE day = $p3
  AND (code = $p0 OR name = $p1)
  AND (big > $p2 AND ready) IS NOT TRUE;
--   $p0 String = a
--   $p1 String = b
--   $p2 Int64 = 1
--   $p3 Date = 2026-02-06

-- or of ands
SELECT id, (code = $p0 AND ready) OR (code = $p1 AND NOT ready) AS met
FROM "samples"
WHERE day = $p2
  AND ((code = $p0 AND ready) OR (code = $p1 AND NOT ready));
--   $p0 String = a
--   $p1 String = b
--   $p2 Date = 2026-02-06

-- true and false
SELECT id, ready AS met
FROM "samples"
WHERE day = $p0
  AND ready;
--   $p0 Date = 2026-02-06

-- in
SELECT id, (name IN ($p0, $p1)) IS TRUE AS met
FROM "samples"
WHERE day = $p2
  AND name IN ($p0, $p1);
--   $p0 String = a
--   $p1 String = b
--   $p2 Date = 2026-02-06

-- in with null
SELECT id, name = $p0 OR name IS NULL AS met
FROM "samples"
WHERE day = $p1
  AND (name = $p0 OR name IS NULL);
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- not in
SELECT id, (big IN ($p0, $p1, $p2)) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p3
  AND (big IN ($p0, $p1, $p2)) IS NOT TRUE;
--   $p0 Int64 = 1
--   $p1 Int64 = 2
--   $p2 Int64 = 3
--   $p3 Date = 2026-02-06

-- not in, required
SELECT id, NOT (id IN ($p0, $p1)) AS met
FROM "samples"
WHERE day = $p2
  AND NOT (id IN ($p0, $p1));
--   $p0 Int64 = 1
--   $p1 Int64 = 2
--   $p2 Date = 2026-02-06

-- in with NaN
SELECT id, (score = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND score = $p0;
--   $p0 Float64 = 1
--   $p1 Date = 2026-02-06

-- in nothing
SELECT id, FALSE AS met
FROM "samples"
WHERE day = $p0
  AND FALSE;
--   $p0 Date = 2026-02-06

-- enum equals
SELECT id, (level = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND level = $p0;
--   $p0 String = high
--   $p1 Date = 2026-02-06

-- enum differs
SELECT id, level IS DISTINCT FROM $p0 AS met
FROM "samples"
WHERE day = $p1
  AND level IS DISTINCT FROM $p0;
--   $p0 String = high
--   $p1 Date = 2026-02-06

-- enum is unknown
SELECT id, (level NOT IN ($p0, $p1)) IS TRUE AS met
FROM "samples"
WHERE day = $p2
  AND level NOT IN ($p0, $p1);
--   $p0 String = low
--   $p1 String = high
--   $p2 Date = 2026-02-06

-- enum is not unknown
SELECT id, (level NOT IN ($p0, $p1)) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p2
  AND (level NOT IN ($p0, $p1)) IS NOT TRUE;
--   $p0 String = low
--   $p1 String = high
--   $p2 Date = 2026-02-06

-- enums equal
SELECT
  id,
  (level IS NOT DISTINCT FROM other_level OR (level NOT IN ($p0, $p1) AND other_level NOT IN ($p0, $p1))) IS TRUE AS met
FROM "samples"
WHERE day = $p2
  AND (level IS NOT DISTINCT FROM other_level OR (level NOT IN ($p0, $p1) AND other_level NOT IN ($p0, $p1)));
--   $p0 String = low
--   $p1 String = high
--   $p2 Date = 2026-02-06

-- required enum differs from nullable
SELECT id, (tier = level OR (tier NOT IN ($p0, $p1) AND level NOT IN ($p0, $p1))) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p2
  AND (tier = level OR (tier NOT IN ($p0, $p1) AND level NOT IN ($p0, $p1))) IS NOT TRUE;
--   $p0 String = low
--   $p1 String = high
--   $p2 Date = 2026-02-06

-- enum in
SELECT id, level = $p0 OR level NOT IN ($p1, $p0) OR level IS NULL AS met
FROM "samples"
WHERE day = $p2
  AND (level = $p0 OR level NOT IN ($p1, $p0) OR level IS NULL);
--   $p0 String = high
--   $p1 String = low
--   $p2 Date = 2026-02-06

-- enum text
SELECT id, (level = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND level = $p0;
--   $p0 String = LOW
--   $p1 Date = 2026-02-06

-- starts with
SELECT id, STARTS_WITH(name, $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND STARTS_WITH(name, $p0);
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- not ends with
SELECT id, ENDS_WITH(name, $p0) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p1
  AND ENDS_WITH(name, $p0) IS NOT TRUE;
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- contains
SELECT id, CONTAINS(code, $p0) AS met
FROM "samples"
WHERE day = $p1
  AND CONTAINS(code, $p0);
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- not contains
SELECT id, NOT CONTAINS(code, $p0) AS met
FROM "samples"
WHERE day = $p1
  AND NOT CONTAINS(code, $p0);
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- like
SELECT id, (name LIKE $p0 ESCAPE '\') IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND name LIKE $p0 ESCAPE '\';
--   $p0 String = a\_%
--   $p1 Date = 2026-02-06

-- is NaN
SELECT id, ISNAN(score) IS TRUE AS met
FROM "samples"
WHERE day = $p0
  AND ISNAN(score);
--   $p0 Date = 2026-02-06

-- is not NaN
SELECT id, ISNAN(score) IS NOT TRUE AS met
FROM "samples"
WHERE day = $p0
  AND ISNAN(score) IS NOT TRUE;
--   $p0 Date = 2026-02-06

-- flag is true
SELECT id, (flag = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND flag = $p0;
--   $p0 Bool = True
--   $p1 Date = 2026-02-06

-- condition as a value
SELECT id, ((name = $p0) IS TRUE) = ready AS met
FROM "samples"
WHERE day = $p1
  AND ((name = $p0) IS TRUE) = ready;
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- list contains
SELECT id, LIST_CONTAINS(tags, $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND LIST_CONTAINS(tags, $p0);
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- list of doubles contains NaN
SELECT id, FALSE AS met
FROM "samples"
WHERE day = $p0
  AND FALSE;
--   $p0 Date = 2026-02-06

-- list contains unknown
SELECT id, (LEN(LIST_FILTER(levels, LAMBDA element: element NOT IN ($p0, $p1))) > 0) IS TRUE AS met
FROM "samples"
WHERE day = $p2
  AND LEN(LIST_FILTER(levels, LAMBDA element: element NOT IN ($p0, $p1))) > 0;
--   $p0 String = low
--   $p1 String = high
--   $p2 Date = 2026-02-06

-- list has any
SELECT id, COALESCE(LEN(tags), 0) > $p0 AS met
FROM "samples"
WHERE day = $p1
  AND COALESCE(LEN(tags), 0) > $p0;
--   $p0 Int64 = 0
--   $p1 Date = 2026-02-06

-- any element
SELECT
  id,
  (LEN(LIST_FILTER("values", LAMBDA element: (element > $p0 AND NOT ISNAN(element)) OR element IS NULL)) > 0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND LEN(LIST_FILTER("values", LAMBDA element: (element > $p0 AND NOT ISNAN(element)) OR element IS NULL)) > 0;
--   $p0 Float64 = 1
--   $p1 Date = 2026-02-06

-- any element of any
SELECT
  id,
  (LEN(LIST_FILTER(numbers, LAMBDA element: LEN(LIST_FILTER(numbers, LAMBDA element_2: element < element_2 AND element_2 < big)) > 0)) > 0) IS TRUE AS met
FROM "samples"
WHERE day = $p0
  AND LEN(LIST_FILTER(numbers, LAMBDA element: LEN(LIST_FILTER(numbers, LAMBDA element_2: element < element_2 AND element_2 < big)) > 0)) > 0;
--   $p0 Date = 2026-02-06

-- any item
SELECT
  t.id,
  (LEN(LIST_FILTER(t.items, LAMBDA element: element.weight > $p0 AND NOT ISNAN(element.weight) AND element.source IS NOT DISTINCT FROM t.source)) > 0) IS TRUE AS met
FROM "samples" AS t
WHERE t.day = $p1
  AND LEN(LIST_FILTER(t.items, LAMBDA element: element.weight > $p0 AND NOT ISNAN(element.weight) AND element.source IS NOT DISTINCT FROM t.source)) > 0;
--   $p0 Float64 = 0.5
--   $p1 Date = 2026-02-06

-- element of list
SELECT id, (tags[2] = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND tags[2] = $p0;
--   $p0 String = b
--   $p1 Date = 2026-02-06

-- field
SELECT id, (info.source = $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND info.source = $p0;
--   $p0 String = a
--   $p1 Date = 2026-02-06

-- instant
SELECT id, ("at" >= $p0) IS TRUE AS met
FROM "samples"
WHERE day = $p1
  AND "at" >= $p0;
--   $p0 Timestamp = 2026-02-06T12:00:00.0000000+00:00
--   $p1 Date = 2026-02-06

