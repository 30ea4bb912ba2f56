CREATE TABLE `nba-props-platform.nba_predictions.daily_prediction_signals`
(
  game_date DATE NOT NULL OPTIONS (description = "Day of the games (partition key)"),
  system_id STRING NOT NULL OPTIONS (description = "Prediction system, such as catboost_v9"),
  total_picks INT64 OPTIONS (description = "Picks of the day"),
  high_edge_picks INT64 OPTIONS (description = "Picks with an edge of at least 5 points"),
  premium_picks INT64 OPTIONS (description = "Picks with high confidence and high edge"),
  pct_over FLOAT64 OPTIONS (description = "Share of the picks that recommend OVER, 0-100"),
  pct_under FLOAT64 OPTIONS (description = "Share of the picks that recommend UNDER, 0-100"),
  avg_confidence FLOAT64 OPTIONS (description = "Mean confidence, 0-100"),
  avg_edge FLOAT64 OPTIONS (description = "Mean absolute edge, points"),
  skew_category STRING OPTIONS (description = "Skew of the recommendations, such as 'BALANCED'"),
  volume_category STRING OPTIONS (description = "Volume of the picks, such as 'NORMAL'"),
  daily_signal STRING OPTIONS (description = "Signal of the day: 'RED', 'YELLOW' or 'GREEN'"),
  signal_explanation STRING OPTIONS (description = "The signal in words"),
  calculated_at TIMESTAMP OPTIONS (description = "When the signal was calculated"),
  optimal_over_count INT64 OPTIONS (description = "OVER picks in the best performing segment"),
  optimal_under_count INT64 OPTIONS (description = "UNDER picks in the best performing segment"),
  ultra_high_edge_count INT64 OPTIONS (description = "Picks with a very high edge"),
  anti_pattern_count INT64 OPTIONS (description = "Picks that match a known losing pattern"),
  avg_pvl FLOAT64 OPTIONS (description = "Mean predicted points minus line"),
  slate_size INT64 OPTIONS (description = "Games of the day")
)
PARTITION BY game_date
OPTIONS (
  description = "One row per day and system: whether the day is worth betting on"
);
