using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>A small sound table with a catalog that uses every part of the format: tests break one thing in it.</summary>
internal static class Plays
{
    public const string Table =
        """
        {
          "tableReference": {"projectId": "p", "datasetId": "d", "tableId": "plays"},
          "description": "One row per player per day",
          "schema": {
            "fields": [
              {"name": "player", "type": "STRING", "mode": "REQUIRED", "description": "Who"},
              {"name": "day", "type": "DATE", "mode": "REQUIRED"},
              {"name": "score", "type": "NUMERIC", "precision": "5", "scale": "2"},
              {"name": "defaults", "type": "INTEGER"},
              {"name": "alerts", "type": "STRING", "mode": "REPEATED"},
              {"name": "tier", "type": "STRING"},
              {"name": "alert", "type": "STRING"},
              {"name": "form_pct", "type": "FLOAT"},
              {"name": "has_rest", "type": "BOOLEAN"},
              {"name": "q0", "type": "FLOAT"},
              {"name": "q1", "type": "FLOAT"},
              {"name": "q2", "type": "FLOAT"},
              {"name": "s0", "type": "STRING"},
              {"name": "s1", "type": "STRING"},
              {"name": "s2", "type": "STRING"},
              {"name": "vector", "type": "FLOAT", "mode": "REPEATED"},
              {"name": "window", "type": "RECORD", "fields": [
                {"name": "games", "type": "INTEGER"},
                {"name": "days", "type": "DATE", "mode": "REPEATED"}
              ]},
              {"name": "old", "type": "STRING"},
              {"name": "slot", "type": "INTEGER"}
            ]
          },
          "timePartitioning": {"type": "DAY", "field": "day"},
          "requirePartitionFilter": true,
          "clustering": {"fields": ["player", "tier"]}
        }
        """;

    public const string Catalog =
        """
        {
          "table": "plays",
          "version": "v1",
          "entity": {"column": "player", "singular": "player", "plural": "players"},
          "fieldCount": 5, "key": ["player", "day"], "versions": [{"column": "s0", "known": ["v1", "v2"]}], "freshness": [{"column": "defaults", "warnAbove": 6, "failAbove": 12.5}],
          "sections": [
            {"name": "top", "count": 2, "columns": ["score", "tier"]},
            {"name": "quality", "count": 3, "pattern": "q{index}"}
          ],
          "summary": {"qualityScore": "score", "tier": "tier", "alertLevel": "alert", "alerts": "alerts", "defaultCount": "defaults"},
          "names": {"window": "Window"},
          "categories": [
            {"name": "form", "features": [0, 1], "qualityPct": "form_pct"},
            {"name": "rest", "features": [2], "defaultCount": "defaults"}
          ],
          "groups": [
            {"name": "recent", "category": "form", "features": [0, 1], "present": "has_rest"}
          ],
          "features": {
            "count": 3,
            "value": "vector[{index}]",
            "quality": "q{index}",
            "source": "s{index}",
            "items": [
              {"index": 0, "name": "points", "category": "form", "sources": ["live", "none"]},
              {"index": 1, "name": "minutes", "category": "form", "validRange": {"min": 0, "max": 48}},
              {"index": 2, "name": "days_off", "category": "rest", "upstream": {"table": "schedule", "processor": "Scheduler"}}
            ]
          },
          "sources": [
            {"name": "live", "weight": 100},
            {"name": "default", "weight": 40, "isDefault": true, "raw": [{"name": "none", "weight": 0}]}
          ],
          "tiers": {"columns": ["tier"], "values": [
            {"name": "gold", "min": 95},
            {"name": "low", "min": 0}
          ]},
          "alertLevels": {"columns": ["alert"], "values": ["green", "red"], "category": {"redBelow": 50, "greenAbove": 80}},
          "deprecations": [
            {"column": "old", "replacement": "s{index}", "reason": "One word for all"}
          ],
          "upstreams": [
            {"table": "schedule", "rowsFound": "defaults", "completeness": "form_pct", "hash": "old"}
          ]
        }
        """;

    public static DefinitionResult Read(string table = Table, string? catalog = Catalog) =>
        DefinitionReader.Read(new DefinitionFile("plays.table.json", table), catalog is null ? null : new DefinitionFile("plays.catalog.json", catalog));

    /// <summary>The text with one edit, which must change it at exactly one place.</summary>
    public static string Edit(string text, string old, string @new)
    {
        var place = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(place >= 0, $"'{old}' is not in the text");
        Assert.True(text.IndexOf(old, place + 1, StringComparison.Ordinal) < 0, $"'{old}' is in the text twice");
        return text.Remove(place, old.Length).Insert(place, @new);
    }

    /// <summary>As an editor shows it: "plays.table.json(3,5): error FS0001: message".</summary>
    public static string Show(this DiagnosticInfo diagnostic) => diagnostic.ToDiagnostic().ToString();
}
