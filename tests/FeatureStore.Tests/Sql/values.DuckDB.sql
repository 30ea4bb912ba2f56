-- arithmetic
SELECT (big + $p0) * (big - (small - $p1)) AS value_1
FROM "samples"
WHERE day = $p2;
--   $p0 Int64 = 1
--   $p1 Int64 = 2
--   $p2 Date = 2026-02-06

-- negation
SELECT -(-big) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- double division
SELECT score / ratio AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- long division
SELECT CASE WHEN small = 0 THEN ERROR('division by zero') ELSE big // small END AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- long division by constant
SELECT big // $p0 AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = 2
--   $p1 Date = 2026-02-06

-- decimal division
SELECT
  CASE WHEN cost = 0 THEN ERROR('division by zero') ELSE CAST(price / cost AS DECIMAL(38, 9)) END AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- decimal product
SELECT CAST(price * cost AS DECIMAL(38, 9)) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- remainder
SELECT big % $p0 AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = 7
--   $p1 Date = 2026-02-06

-- safe division
SELECT score / NULLIF(other_score, 0) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- round
SELECT ROUND(score, 1) AS score
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- round to whole
SELECT CAST(ROUND(price) AS DECIMAL(38, 9)) AS price
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- abs, floor, ceiling
SELECT ABS(score) + FLOOR(score) + CEIL(score) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- coalesce
SELECT COALESCE(score, $p0) AS score
FROM "samples"
WHERE day = $p1;
--   $p0 Float64 = 0
--   $p1 Date = 2026-02-06

-- null if
SELECT NULLIF(big, $p0) AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = 0
--   $p1 Date = 2026-02-06

-- null if of doubles
SELECT
  CASE WHEN (score = other_score AND NOT ISNAN(score)) OR (score IS NULL AND other_score IS NULL) THEN NULL ELSE score END AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- null if of enum
SELECT CASE WHEN level NOT IN ($p0, $p1) THEN NULL ELSE level END AS value_1
FROM "samples"
WHERE day = $p2;
--   $p0 String = low
--   $p1 String = high
--   $p2 Date = 2026-02-06

-- casts
SELECT
  CAST(TRUNC(score) AS BIGINT) + CAST(TRUNC(price) AS BIGINT) + CAST(TRUNC(CAST(id AS DOUBLE)) AS BIGINT) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- text of values
SELECT
  CONCAT(COALESCE(CAST(big AS VARCHAR), ''), CAST(day AS VARCHAR), CAST(ready AS VARCHAR), code) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- case and length
SELECT LENGTH(CASE WHEN ready THEN LOWER(name) ELSE UPPER(name) END) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- if chain
SELECT
  CASE WHEN score > $p0 AND NOT ISNAN(score) THEN $p1 WHEN score >= $p2 AND NOT ISNAN(score) THEN $p3 ELSE $p4 END AS value_1
FROM "samples"
WHERE day = $p5;
--   $p0 Float64 = 80
--   $p1 String = green
--   $p2 Float64 = 50
--   $p3 String = yellow
--   $p4 String = red
--   $p5 Date = 2026-02-06

-- if with null
SELECT CASE WHEN ready THEN score ELSE CAST(NULL AS DOUBLE) END AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- enum or constant
SELECT COALESCE(level, $p0) AS level
FROM "samples"
WHERE day = $p1;
--   $p0 String = unknown
--   $p1 Date = 2026-02-06

-- condition as a value
SELECT (score > $p0 AND NOT ISNAN(score)) IS TRUE AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Float64 = 50
--   $p1 Date = 2026-02-06

-- required condition as a value
SELECT id > $p0 AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = 50
--   $p1 Date = 2026-02-06

-- days
SELECT DATE_DIFF('day', day, seen + CAST(COALESCE(big, $p0) AS INTEGER)) AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = 1
--   $p1 Date = 2026-02-06

-- week and month
SELECT
  CASE WHEN ready THEN CAST(DATE_TRUNC('week', day) AS DATE) ELSE CAST(DATE_TRUNC('month', day) AS DATE) END AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- day of an instant
SELECT CAST("at" AT TIME ZONE 'UTC' AS DATE) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- day of a local time
SELECT CAST(local_time AS DATE) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- today
SELECT CAST(NOW() AT TIME ZONE 'UTC' AS DATE) + CAST($p0 AS INTEGER) AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = -1
--   $p1 Date = 2026-02-06

-- list
SELECT COALESCE(LEN(tags), 0) + COALESCE(numbers[1], $p0) AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Int64 = 0
--   $p1 Date = 2026-02-06

-- JSON value
SELECT
  CASE WHEN TRY(JSON_TYPE(extra, $p0)) NOT IN ('OBJECT', 'ARRAY') THEN JSON_EXTRACT_STRING(extra, $p0) END AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 String = $."a.b"
--   $p1 Date = 2026-02-06

-- row number
SELECT
  ROW_NUMBER() OVER (PARTITION BY code ORDER BY ISNAN(score) NULLS LAST, score DESC NULLS LAST) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- lag
SELECT LAG(score, 1) OVER (PARTITION BY code ORDER BY day) AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- share of all
SELECT ratio / SUM(ratio) OVER () AS value_1
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- running count
SELECT COUNT(CASE WHEN score < $p0 THEN 1 END) OVER (ORDER BY id) AS value_1
FROM "samples"
WHERE day = $p1;
--   $p0 Float64 = 50
--   $p1 Date = 2026-02-06

