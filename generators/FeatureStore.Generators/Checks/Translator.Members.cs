using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Checks;

/// <summary>Members and elements of values.</summary>
internal sealed partial class Translator
{
    private Term? Member(MemberCode member)
    {
        if (Of(member.Target) is not { } target)
            return null;
        var result = target.IsHost ? HostMember(member, target) : target.Type.Kind switch
        {
            ValueKind.Row => ShapeMember(member, target, shape.Row),
            ValueKind.Category => SetMember(target, member.Name) ?? ShapeMember(member, target, shape.Find(target.Type.Name)),
            ValueKind.FeatureSet => SetMember(target, member.Name) ?? NotUnderstood(member),
            ValueKind.Feature => FeatureMember(target, member.Name) ?? NotUnderstood(member),
            ValueKind.Struct when member.Name is not ("HasValue" or "Value") => ShapeMember(member, target, shape.Find(target.Type.Name)),
            ValueKind.List => member.Name is "Count" or "Length" ? Term.Expression(target.Dot("Count()"), ValueType.Int64) : NotUnderstood(member),
            _ => ScalarMember(member, target),
        };
        return result is null || !(member.IsConditional || target.Receiver is not null) ? result
            : result with { Receiver = target.Receiver ?? target, Type = result.IsHost ? result.Type.Nullable : result.Type };
    }

    private Term? ShapeMember(MemberCode member, Term target, TypeShape? type)
    {
        if (type?.Find(member.Name) is not { } found)
            return target.Type.Kind == ValueKind.Row && member.Name is "UnknownTexts"
                ? NoSql(member.At, member.Name, "compare the column with its Unknown value, as in row.QualityTier == QualityTier.Unknown")
                : NoSql(member.At, member.Name, $"there is no such column, feature or category{Suggest(member.Name, type)}");
        if (found.TextOf is { } named)
            return Term.Expression(target.Dot($"{Emitters.CSharpText.Identifier(named)}.Text()"), found.Type);
        var text = target.Dot(Emitters.CSharpText.Identifier(found.Name));
        return Column(text, found.Type);
    }

    private static string Suggest(string name, TypeShape? type) =>
        NearestName.Find(name, type?.Members.Select(m => m.Name) ?? []) is { } nearest ? $"; did you mean {nearest}?" : "";

    private static Term Column(string text, ValueType type) => type switch
    {
        { Kind: ValueKind.Bool, IsNullable: true } => NullableBool(text),
        { Kind: ValueKind.Bool } => Term.Condition(text),
        _ => Term.Expression(text, type),
    };

    private static Term? SetMember(Term target, string name) => name switch
    {
        "AllDefaulted" or "AnyDefaulted" => Term.Condition(target.Dot(name)),
        "DefaultedCount" => Term.Expression(target.Dot(name), ValueType.Int64),
        "Count" => Term.Host(target.Dot(name), ValueType.Int32),
        _ => null,
    };

    private Term? FeatureMember(Term feature, string name) => name switch
    {
        "Index" => Term.Host(feature.Dot("Index"), ValueType.Int32),
        "Name" => Term.Host(feature.Dot("Info.Name"), ValueType.Text),
        "IsCritical" => Term.Host(feature.Dot("Info.Critical"), ValueType.Bool),
        "IsOptional" => Term.Host(feature.Dot("Info.Optional"), ValueType.Bool),
        "Feature" => Term.Host($"({shape.Feature}){feature.Dot("Index")}", new(ValueKind.Enum, Name: shape.Feature), Binding.Unary),
        "Quality" or "Value" => Term.Expression(feature.Dot(name), ValueType.Float64.Nullable),
        "Source" => Term.Expression(feature.Dot(name), new(ValueKind.Enum, IsNullable: true, shape.Source)),
        "SourceText" => Term.Expression(feature.Dot("Source.Text()"), ValueType.Text.Nullable),
        "Tier" => Term.Expression(feature.Dot(name), new(ValueKind.Enum, IsNullable: true, shape.Tier)),
        "IsDefaulted" or "IsInRange" => Term.Condition(feature.Dot(name)),
        _ => null,
    };

    private Term? ScalarMember(MemberCode member, Term target)
    {
        switch (member.Name)
        {
            case "HasValue" when target.Type.IsNullable:
                return IsNull(member, target, isNull: false);

            // Null throws in C#; in SQL the comparison that follows is false.
            case "Value" when target.Type.IsNullable:
                return target.IsBool ? True(target) : target;
            case "DayNumber" when target.Type.Kind == ValueKind.Date:
                return target with { Type = new(ValueKind.DayNumber, target.Type.IsNullable) };
            case "UtcDateTime" when target.Type.Kind == ValueKind.Timestamp:
                return target with { Type = new(ValueKind.DateTime, target.Type.IsNullable, "utc") };
        }

        return target.Type.Kind switch
        {
            ValueKind.Duration => DurationMember(member, target),
            ValueKind.Text when member.Name == "Length" => MeansElse(member.At, member.Name, "C# counts UTF-16 units and SQL characters; compare with a text, or use StartsWith, EndsWith or Contains"),
            ValueKind.Date or ValueKind.DateTime or ValueKind.Timestamp or ValueKind.Time => NoSql(member.At, member.Name, "compare with a whole date or time, such as new DateOnly(2026, 2, 1)"),
            _ => NotUnderstood(member),
        };
    }

    private Term? DurationMember(MemberCode member, Term target)
    {
        var ticks = member.Name switch
        {
            "Ticks" => "",
            "TotalDays" => "864000000000.0",
            "TotalHours" => "36000000000.0",
            "TotalMinutes" => "600000000.0",
            "TotalSeconds" => "10000000.0",
            "TotalMilliseconds" => "10000.0",
            _ => null,
        };
        if (ticks is null)
            return NoSql(member.At, member.Name, "use TotalDays, TotalHours, TotalMinutes, TotalSeconds or TotalMilliseconds, or compare with a TimeSpan");
        return ticks.Length == 0
            ? target with { Type = new(ValueKind.Int64, target.Type.IsNullable) }
            : Term.Expression($"{target.Dot("ToDouble()")} / {ticks}", new(ValueKind.Float64, target.Type.IsNullable), Binding.Product);
    }

    /// <summary>A member of a value of the program, computed by the program.</summary>
    private Term? HostMember(MemberCode member, Term target)
    {
        var type = (target.Type.Kind, member.Name) switch
        {
            (_, "HasValue") when target.Type.IsNullable => ValueType.Bool,
            (_, "Value") when target.Type.IsNullable => target.Type.Required,
            (ValueKind.List, "Count" or "Length") or (ValueKind.Text, "Length") => ValueType.Int32,
            (ValueKind.Date, "DayNumber") => new ValueType(ValueKind.DayNumber),
            (ValueKind.Date or ValueKind.DateTime or ValueKind.Timestamp, "Year" or "Month" or "Day" or "DayOfYear") => ValueType.Int32,
            (ValueKind.Timestamp, "UtcDateTime") => new ValueType(ValueKind.DateTime),
            (ValueKind.Duration, "TotalDays" or "TotalHours" or "TotalMinutes" or "TotalSeconds" or "TotalMilliseconds") => ValueType.Float64,
            (ValueKind.Duration, "Ticks") => ValueType.Int64,
            _ => null,
        };
        if (type is null)
            return NoSql(member.At, member.Name, "compute it before, and pass it as a parameter");
        return type.Kind == ValueKind.DayNumber ? target with { Type = type } : Term.Host(target.Dot(member.Name, member.IsConditional), type);
    }

    private Term? Index(IndexCode index)
    {
        var (target, position) = (Of(index.Target), Of(index.Index));
        if (target is null || position is null)
            return null;
        if (target.IsHost && position.IsHost)
            return target.Type is { Kind: ValueKind.List, Element: { } item } ? Term.Host($"{target.In(Binding.Primary)}[{position.Text}]", item) : NotUnderstood(index);
        if (!position.IsHost)
            return NoSql(index.At, "[...]", "the index is a constant or a parameter");
        return target.Type switch
        {
            { Kind: ValueKind.List, Element: { } element } => Column(target.Dot($"ElementAt({position.Text})"), element),
            { Kind: ValueKind.FeatureSet } => NoSql(index.At, "[...]", "take the feature by its index with Feature(5), or by its name"),
            _ => NotUnderstood(index),
        };
    }
}
