-- arithmetic
SELECT (big + @p0) * (big - (small - @p1)) AS value_1
FROM `my-project.features.samples`
WHERE day = @p2;
--   @p0 Int64 = 1
--   @p1 Int64 = 2
--   @p2 Date = 2026-02-06

-- negation
SELECT -(-big) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- double division
SELECT IEEE_DIVIDE(score, ratio) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- long division
SELECT DIV(big, small) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- long division by constant
SELECT DIV(big, @p0) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = 2
--   @p1 Date = 2026-02-06

-- decimal division
SELECT price / cost AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- decimal product
SELECT price * cost AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- remainder
SELECT MOD(big, @p0) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = 7
--   @p1 Date = 2026-02-06

-- safe division
SELECT IEEE_DIVIDE(score, NULLIF(other_score, 0)) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- round
SELECT ROUND(score, 1) AS score
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- round to whole
SELECT ROUND(price) AS price
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- abs, floor, ceiling
SELECT ABS(score) + FLOOR(score) + CEIL(score) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- coalesce
SELECT COALESCE(score, @p0) AS score
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Float64 = 0
--   @p1 Date = 2026-02-06

-- null if
SELECT NULLIF(big, @p0) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = 0
--   @p1 Date = 2026-02-06

-- null if of doubles
SELECT NULLIF(score, other_score) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- null if of enum
SELECT CASE WHEN level NOT IN (@p0, @p1) THEN NULL ELSE level END AS value_1
FROM `my-project.features.samples`
WHERE day = @p2;
--   @p0 String = low
--   @p1 String = high
--   @p2 Date = 2026-02-06

-- casts
SELECT
  CAST(TRUNC(score) AS INT64) + CAST(TRUNC(price) AS INT64) + CAST(TRUNC(CAST(id AS FLOAT64)) AS INT64) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- text of values
SELECT
  CONCAT(COALESCE(CAST(big AS STRING), ''), CAST(day AS STRING), CAST(ready AS STRING), code) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- case and length
SELECT CHAR_LENGTH(CASE WHEN ready THEN LOWER(name) ELSE UPPER(name) END) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- if chain
SELECT CASE WHEN score > @p0 THEN @p1 WHEN score >= @p2 THEN @p3 ELSE @p4 END AS value_1
FROM `my-project.features.samples`
WHERE day = @p5;
--   @p0 Float64 = 80
--   @p1 String = green
--   @p2 Float64 = 50
--   @p3 String = yellow
--   @p4 String = red
--   @p5 Date = 2026-02-06

-- if with null
SELECT CASE WHEN ready THEN score ELSE CAST(NULL AS FLOAT64) END AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- enum or constant
SELECT COALESCE(level, @p0) AS level
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 String = unknown
--   @p1 Date = 2026-02-06

-- condition as a value
SELECT (score > @p0) IS TRUE AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Float64 = 50
--   @p1 Date = 2026-02-06

-- required condition as a value
SELECT id > @p0 AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = 50
--   @p1 Date = 2026-02-06

-- days
SELECT DATE_DIFF(DATE_ADD(seen, INTERVAL COALESCE(big, @p0) DAY), day, DAY) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = 1
--   @p1 Date = 2026-02-06

-- week and month
SELECT CASE WHEN ready THEN DATE_TRUNC(day, WEEK(MONDAY)) ELSE DATE_TRUNC(day, MONTH) END AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- day of an instant
SELECT DATE(`at`, 'UTC') AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- day of a local time
SELECT DATE(local_time) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- today
SELECT DATE_ADD(CURRENT_DATE('UTC'), INTERVAL @p0 DAY) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = -1
--   @p1 Date = 2026-02-06

-- list
SELECT IFNULL(ARRAY_LENGTH(tags), 0) + COALESCE(numbers[SAFE_OFFSET(0)], @p0) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Int64 = 0
--   @p1 Date = 2026-02-06

-- JSON value
SELECT JSON_VALUE(extra, @p0) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 String = $."a.b"
--   @p1 Date = 2026-02-06

-- row number
SELECT ROW_NUMBER() OVER (PARTITION BY code ORDER BY score DESC) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- lag
SELECT LAG(score, 1) OVER (PARTITION BY code ORDER BY day) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- share of all
SELECT IEEE_DIVIDE(ratio, SUM(ratio) OVER ()) AS value_1
FROM `my-project.features.samples`
WHERE day = @p0;
--   @p0 Date = 2026-02-06

-- running count
SELECT COUNTIF(score < @p0) OVER (ORDER BY id) AS value_1
FROM `my-project.features.samples`
WHERE day = @p1;
--   @p0 Float64 = 50
--   @p1 Date = 2026-02-06

