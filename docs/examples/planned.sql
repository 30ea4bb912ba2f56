ALTER TABLE `nba_predictions.daily_prediction_signals` ADD COLUMN IF NOT EXISTS pct_over FLOAT64;
ALTER TABLE `nba_predictions.daily_prediction_signals` DROP COLUMN scratch;
