CREATE TABLE "daily_prediction_signals"
(
    game_date DATE NOT NULL,
    system_id VARCHAR NOT NULL,
    total_picks BIGINT,
    high_edge_picks BIGINT,
    premium_picks BIGINT,
    pct_over DOUBLE,
    pct_under DOUBLE,
    avg_confidence DOUBLE,
    avg_edge DOUBLE,
    skew_category VARCHAR,
    volume_category VARCHAR,
    daily_signal VARCHAR,
    signal_explanation VARCHAR,
    calculated_at TIMESTAMPTZ,
    optimal_over_count BIGINT,
    optimal_under_count BIGINT,
    ultra_high_edge_count BIGINT,
    anti_pattern_count BIGINT,
    avg_pvl DOUBLE,
    slate_size BIGINT
);
COMMENT ON COLUMN "daily_prediction_signals".game_date IS 'Day of the games (partition key)';
COMMENT ON COLUMN "daily_prediction_signals".system_id IS 'Prediction system, such as catboost_v9';
COMMENT ON COLUMN "daily_prediction_signals".total_picks IS 'Picks of the day';
COMMENT ON COLUMN "daily_prediction_signals".high_edge_picks IS 'Picks with an edge of at least 5 points';
COMMENT ON COLUMN "daily_prediction_signals".premium_picks IS 'Picks with high confidence and high edge';
COMMENT ON COLUMN "daily_prediction_signals".pct_over IS 'Share of the picks that recommend OVER, 0-100';
COMMENT ON COLUMN "daily_prediction_signals".pct_under IS 'Share of the picks that recommend UNDER, 0-100';
COMMENT ON COLUMN "daily_prediction_signals".avg_confidence IS 'Mean confidence, 0-100';
COMMENT ON COLUMN "daily_prediction_signals".avg_edge IS 'Mean absolute edge, points';
COMMENT ON COLUMN "daily_prediction_signals".skew_category IS 'Skew of the recommendations, such as ''BALANCED''';
COMMENT ON COLUMN "daily_prediction_signals".volume_category IS 'Volume of the picks, such as ''NORMAL''';
COMMENT ON COLUMN "daily_prediction_signals".daily_signal IS 'Signal of the day: ''RED'', ''YELLOW'' or ''GREEN''';
COMMENT ON COLUMN "daily_prediction_signals".signal_explanation IS 'The signal in words';
COMMENT ON COLUMN "daily_prediction_signals".calculated_at IS 'When the signal was calculated';
COMMENT ON COLUMN "daily_prediction_signals".optimal_over_count IS 'OVER picks in the best performing segment';
COMMENT ON COLUMN "daily_prediction_signals".optimal_under_count IS 'UNDER picks in the best performing segment';
COMMENT ON COLUMN "daily_prediction_signals".ultra_high_edge_count IS 'Picks with a very high edge';
COMMENT ON COLUMN "daily_prediction_signals".anti_pattern_count IS 'Picks that match a known losing pattern';
COMMENT ON COLUMN "daily_prediction_signals".avg_pvl IS 'Mean predicted points minus line';
COMMENT ON COLUMN "daily_prediction_signals".slate_size IS 'Games of the day';
COMMENT ON TABLE "daily_prediction_signals" IS 'One row per day and system: whether the day is worth betting on';
