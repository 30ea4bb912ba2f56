-- whole rows
SELECT
  id,
  day,
  code,
  ready,
  ratio,
  cost,
  tier,
  name,
  big,
  small,
  score,
  other_score,
  price,
  flag,
  seen,
  "at",
  local_time,
  level,
  other_level,
  extra,
  tags,
  "values",
  numbers,
  levels,
  info,
  items,
  source
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- columns
SELECT id, "at", level
FROM "samples"
WHERE day = $p0
  AND score < $p1
  AND ready;
--   $p0 Date = 2026-02-06
--   $p1 Float64 = 50

-- ordered and limited
SELECT id
FROM "samples"
WHERE day = $p0
ORDER BY ISNAN(score) DESC NULLS FIRST, score NULLS FIRST, name DESC NULLS LAST, id
LIMIT 20;
--   $p0 Date = 2026-02-06

-- nulls overridden
SELECT id
FROM "samples"
WHERE day = $p0
ORDER BY ISNAN(score) DESC NULLS LAST, score NULLS LAST, big DESC NULLS FIRST;
--   $p0 Date = 2026-02-06

-- aggregates
SELECT
  COUNT(*) AS count,
  COUNT(name) AS count_name,
  COUNT(CASE WHEN level = $p0 THEN 1 END) AS value_3,
  COUNT(DISTINCT name) AS distinct_name,
  CAST(SUM(big) AS BIGINT) AS sum_big,
  CAST(SUM(price) AS DECIMAL(38, 9)) AS sum_price,
  AVG(CAST(big AS DOUBLE)) AS avg_big,
  ROUND(AVG(score), 1) AS avg_score,
  CASE WHEN BOOL_OR(ISNAN(score)) THEN CAST('NaN' AS DOUBLE) ELSE MIN(score) END AS min_score,
  MAX(score) AS max_score,
  CASE WHEN COUNT(score) > 1 AND BOOL_OR(NOT ISFINITE(score)) THEN CAST('NaN' AS DOUBLE) ELSE STDDEV_SAMP(score) FILTER (WHERE ISFINITE(score)) END AS stddev_score,
  STDDEV_SAMP(CAST(big AS DOUBLE)) AS stddev_big,
  QUANTILE_DISC(score, [0, 0.25, 0.5, 0.75, 1]) AS quantiles_score
FROM "samples"
WHERE day = $p1;
--   $p0 String = high
--   $p1 Date = 2026-02-06

-- grouped
SELECT t.level, ROUND(t.score, 1) AS score, COUNT(*) AS rows, AVG(t.ratio) AS avg_ratio
FROM "samples" AS t
WHERE t.day = $p0
GROUP BY t.level, ROUND(t.score, 1)
HAVING COUNT(*) > $p1
  AND AVG(t.ratio) > $p2 AND NOT ISNAN(AVG(t.ratio))
ORDER BY rows DESC, CAST(t.level AS VARCHAR) NULLS FIRST;
--   $p0 Date = 2026-02-06
--   $p1 Int64 = 2
--   $p2 Float64 = 1

-- grouped by a condition and a constant
SELECT (score > $p0 AND NOT ISNAN(score)) IS TRUE AS good, $p1 AS value_2, COUNT(*) AS count
FROM "samples"
WHERE day = $p2
GROUP BY (score > $p0 AND NOT ISNAN(score)) IS TRUE;
--   $p0 Float64 = 50
--   $p1 Int64 = 1
--   $p2 Date = 2026-02-06

-- grouped by a constant
SELECT COUNT(*) AS count
FROM "samples"
WHERE day = $p0
HAVING COUNT(*) > 0;
--   $p0 Date = 2026-02-06

-- grouped by a day that is reused
SELECT CAST(DATE_TRUNC('month', day + CAST($p0 AS INTEGER)) AS DATE) AS value_1, COUNT(*) AS count
FROM "samples"
WHERE day = $p1
GROUP BY day + CAST($p0 AS INTEGER);
--   $p0 Int64 = 1
--   $p1 Date = 2026-02-06

-- an output named as another column
SELECT ROUND(t.score, 1) AS score, t.id
FROM "samples" AS t
WHERE t.day = $p0
ORDER BY ISNAN(t.score) DESC NULLS FIRST, t.score NULLS FIRST;
--   $p0 Date = 2026-02-06

-- distinct
SELECT DISTINCT ROUND(score, 1) AS rounded, code
FROM "samples"
WHERE day = $p0
ORDER BY ISNAN(rounded) NULLS LAST, rounded DESC NULLS LAST;
--   $p0 Date = 2026-02-06

-- unnest
SELECT unnested, COUNT(*) AS count
FROM "samples"
CROSS JOIN UNNEST(tags) AS unnested_rows(unnested)
WHERE day = $p0
  AND unnested IS DISTINCT FROM $p1
GROUP BY unnested;
--   $p0 Date = 2026-02-06
--   $p1 String = a

-- unnest items
SELECT t.source, unnested.source AS source_2, unnested.weight AS weight
FROM "samples" AS t
CROSS JOIN UNNEST(t.items) AS unnested_rows(unnested)
WHERE t.day = $p0;
--   $p0 Date = 2026-02-06

-- fields
SELECT info.source AS source, info.weight AS w
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06

-- newest of each
SELECT code, score
FROM "samples"
WHERE day = $p0
QUALIFY ROW_NUMBER() OVER (PARTITION BY code ORDER BY day DESC) = $p1;
--   $p0 Date = 2026-02-06
--   $p1 Int64 = 1

-- union
(
SELECT id
FROM "samples"
WHERE day = $p0
ORDER BY id
LIMIT 5
)
UNION ALL
SELECT id
FROM "samples"
WHERE day = $p1
  AND id > $p2
UNION ALL
SELECT COALESCE(big, $p2) AS big
FROM "samples"
WHERE day = $p0;
--   $p0 Date = 2026-02-06
--   $p1 Date = 2026-02-07
--   $p2 Int64 = 5

-- checks of a day
SELECT
  COUNT(*) AS row_count,
  COUNT(CASE WHEN level = $p0 THEN 1 END) AS low_level_violations,
  COUNT(CASE WHEN ready THEN 1 END) AS weak_evaluated,
  COUNT(CASE WHEN ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight))) THEN 1 END) AS weak_violations,
  COUNT(CASE WHEN "values"[1] < $p3 THEN 1 END) AS first_value_is_negative_violations
FROM "samples"
WHERE day = $p4;
--   $p0 String = low
--   $p1 Float64 = 50
--   $p2 Float64 = 1
--   $p3 Float64 = 0
--   $p4 Date = 2026-02-06

-- checks of a range
SELECT
  day,
  COUNT(*) AS row_count,
  COUNT(CASE WHEN level = $p0 THEN 1 END) AS low_level_violations,
  COUNT(CASE WHEN ready THEN 1 END) AS weak_evaluated,
  COUNT(CASE WHEN ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight))) THEN 1 END) AS weak_violations,
  COUNT(CASE WHEN "values"[1] < $p3 THEN 1 END) AS first_value_is_negative_violations
FROM "samples"
WHERE day >= $p4
  AND day <= $p5
GROUP BY day
ORDER BY day;
--   $p0 String = low
--   $p1 Float64 = 50
--   $p2 Float64 = 1
--   $p3 Float64 = 0
--   $p4 Date = 2026-01-31
--   $p5 Date = 2026-02-06

-- samples of a day
SELECT
  id,
  name,
  (level = $p0) IS TRUE AS low_level,
  level,
  (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight)))) IS TRUE AS weak,
  ready,
  score,
  info.weight AS info_weight,
  ("values"[1] < $p3) IS TRUE AS first_value_is_negative,
  "values"[1] AS values_0_
FROM "samples"
WHERE day = $p4
  AND (level = $p0 OR (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight)))) OR "values"[1] < $p3)
QUALIFY ((level = $p0 AND ROW_NUMBER() OVER (PARTITION BY (level = $p0) IS TRUE ORDER BY id, name NULLS FIRST) <= $p5) OR (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight))) AND ROW_NUMBER() OVER (PARTITION BY (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight)))) IS TRUE ORDER BY id, name NULLS FIRST) <= $p5) OR ("values"[1] < $p3 AND ROW_NUMBER() OVER (PARTITION BY ("values"[1] < $p3) IS TRUE ORDER BY id, name NULLS FIRST) <= $p5))
ORDER BY id, name NULLS FIRST;
--   $p0 String = low
--   $p1 Float64 = 50
--   $p2 Float64 = 1
--   $p3 Float64 = 0
--   $p4 Date = 2026-02-06
--   $p5 Int64 = 5

-- samples of a range
SELECT
  day,
  id,
  (level = $p0) IS TRUE AS low_level,
  level,
  (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight)))) IS TRUE AS weak,
  ready,
  score,
  info.weight AS info_weight,
  ("values"[1] < $p3) IS TRUE AS first_value_is_negative,
  "values"[1] AS values_0_
FROM "samples"
WHERE day >= $p4
  AND day <= $p5
  AND (level = $p0 OR (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight)))) OR "values"[1] < $p3)
QUALIFY ((level = $p0 AND ROW_NUMBER() OVER (PARTITION BY day, (level = $p0) IS TRUE ORDER BY day, id) <= $p6) OR (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight))) AND ROW_NUMBER() OVER (PARTITION BY day, (ready AND (score < $p1 OR (info.weight > $p2 AND NOT ISNAN(info.weight)))) IS TRUE ORDER BY day, id) <= $p6) OR ("values"[1] < $p3 AND ROW_NUMBER() OVER (PARTITION BY day, ("values"[1] < $p3) IS TRUE ORDER BY day, id) <= $p6))
ORDER BY day, id;
--   $p0 String = low
--   $p1 Float64 = 50
--   $p2 Float64 = 1
--   $p3 Float64 = 0
--   $p4 Date = 2026-01-31
--   $p5 Date = 2026-02-06
--   $p6 Int64 = 5

-- two ways to say one thing
SELECT code = $p0 AS value_1, (name = $p0) IS TRUE AS value_2
FROM "samples"
WHERE day = $p1
  AND code = $p0;
--   $p0 String = a
--   $p1 Date = 2026-02-06

