using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>A table with a column of every type and mode, and names and texts that C# and XML would trip over.</summary>
internal static class EveryType
{
    public const string Table =
        """
        {
          "tableReference": {"projectId": "p", "datasetId": "d", "tableId": "every_type"},
          "description": "A <row> of \"everything\" & more",
          "schema": {"fields": [
            {"name": "id", "type": "INT64", "mode": "REQUIRED", "description": "Key with 'quotes', \"double\" ones, a \\ and <b>markup</b>"},
            {"name": "event", "type": "STRING", "description": "A C# keyword"},
            {"name": "ratio", "type": "FLOAT64"},
            {"name": "must_ratio", "type": "FLOAT64", "mode": "REQUIRED"},
            {"name": "price", "type": "NUMERIC", "precision": "5", "scale": "2"},
            {"name": "big_price", "type": "BIGNUMERIC", "mode": "REQUIRED"},
            {"name": "flag", "type": "BOOL"},
            {"name": "must_flag", "type": "BOOL", "mode": "REQUIRED"},
            {"name": "day", "type": "DATE", "mode": "REQUIRED"},
            {"name": "local_time", "type": "DATETIME"},
            {"name": "clock", "type": "TIME"},
            {"name": "seen_at", "type": "TIMESTAMP"},
            {"name": "must_seen_at", "type": "TIMESTAMP", "mode": "REQUIRED"},
            {"name": "raw", "type": "BYTES"},
            {"name": "document", "type": "JSON"},
            {"name": "place", "type": "GEOGRAPHY"},
            {"name": "code", "type": "STRING", "maxLength": "3", "mode": "REQUIRED"},
            {"name": "level", "type": "STRING"},
            {"name": "tier", "type": "STRING", "mode": "REQUIRED"},
            {"name": "tags", "type": "STRING", "mode": "REPEATED"},
            {"name": "numbers", "type": "INT64", "mode": "REPEATED"},
            {"name": "days", "type": "DATE", "mode": "REPEATED"},
            {"name": "box", "type": "STRUCT", "description": "A nested one", "fields": [
              {"name": "size", "type": "INT64", "mode": "REQUIRED"},
              {"name": "seen_at", "type": "TIMESTAMP"},
              {"name": "inner", "type": "STRUCT", "fields": [
                {"name": "label", "type": "STRING"},
                {"name": "days", "type": "DATE", "mode": "REPEATED"}
              ]}
            ]},
            {"name": "items", "type": "STRUCT", "mode": "REPEATED", "fields": [
              {"name": "name", "type": "STRING"},
              {"name": "weight", "type": "FLOAT64"}
            ]},
            {"name": "old", "type": "STRING"},
            {"name": "q0", "type": "FLOAT64"},
            {"name": "q1", "type": "NUMERIC"},
            {"name": "q2", "type": "INT64"},
            {"name": "s0", "type": "STRING"},
            {"name": "s1", "type": "STRING"},
            {"name": "s2", "type": "STRING"},
            {"name": "values", "type": "FLOAT64", "mode": "REPEATED"},
            {"name": "form_pct", "type": "FLOAT64"},
            {"name": "form_defaults", "type": "INT64"},
            {"name": "form_tier", "type": "STRING"}
          ]},
          "timePartitioning": {"type": "DAY", "field": "day"},
          "requirePartitionFilter": true,
          "clustering": {"fields": ["code"]}
        }
        """;

    public const string Catalog =
        """
        {
          "table": "every_type",
          "version": "v1",
          "key": ["id", "day"],
          "versions": [{"column": "code", "known": ["a", "b\"c"]}, {"column": "event"}],
          "freshness": [{"column": "q2", "failAbove": 1.5}],
          "categories": [
            {"name": "form", "description": "How it goes", "features": [0, 1], "qualityPct": "form_pct", "defaultCount": "form_defaults", "tier": "form_tier"},
            {"name": "rest", "features": [2]}
          ],
          "groups": [{"name": "recent", "category": "form", "features": [0, 1]}],
          "features": {
            "count": 3, "value": "values[{index}]", "quality": "q{index}", "source": "s{index}",
            "items": [
              {"index": 0, "name": "points", "category": "form", "critical": true, "validRange": {"min": 0, "max": 70}, "upstream": {"table": "games", "processor": "GamesProcessor"}},
              {"index": 1, "name": "minutes", "category": "form", "optional": true, "validRange": {"min": 0}, "upstream": {"table": "made"}},
              {"index": 2, "name": "days_off", "category": "rest"}
            ]
          },
          "sources": [{"name": "live", "weight": 100}, {"name": "default", "weight": 40, "isDefault": true}],
          "tiers": {"columns": ["tier"], "values": [
            {"name": "gold", "min": 95}, {"name": "silver", "min": 85}, {"name": "critical", "min": 0}
          ]},
          "alertLevels": {"columns": ["level"], "values": ["green", "red"]},
          "summary": {"missingProcessors": "event"},
          "upstreams": [
            {"table": "games", "rowsFound": "id", "lastUpdated": "seen_at", "completeness": "price", "hash": "old"},
            {"table": "made", "calculation": true}
          ],
          "deprecations": [{"column": "old", "replacement": "code", "reason": "Says less"}]
        }
        """;

    public static ImmutableArray<AdditionalText> Texts { get; } =
        [ConsumerCode.Text("every_type.table.json", Table), ConsumerCode.Text("every_type.catalog.json", Catalog)];
}
