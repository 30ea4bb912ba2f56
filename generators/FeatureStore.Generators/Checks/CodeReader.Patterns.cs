using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Checks;

/// <summary>Patterns and switch expressions.</summary>
internal sealed partial class CodeReader
{
    private Pattern Pattern(PatternSyntax syntax)
    {
        var place = At(syntax);
        switch (syntax)
        {
            case ParenthesizedPatternSyntax inner:
                return Pattern(inner.Pattern);
            case ConstantPatternSyntax constant:
                return new ValuePattern(place, Read(constant.Expression));
            case RelationalPatternSyntax relation:
                return new RelationalPattern(place, relation.OperatorToken.ValueText, Read(relation.Expression));
            case UnaryPatternSyntax not:
                return new NotPattern(place, Pattern(not.Pattern));
            case BinaryPatternSyntax binary:
                return new BinaryPattern(place, binary.IsKind(SyntaxKind.AndPattern), Pattern(binary.Left), Pattern(binary.Right));
            case DiscardPatternSyntax:
                return new AnyPattern(place);
            case VarPatternSyntax { Designation: SingleVariableDesignationSyntax name }:
                return Variable(place, name, rejectsNull: false);
            case DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax name }:
                return Variable(place, name, rejectsNull: true);
            case TypePatternSyntax type:
                return TypeOrConstant(type.Type);
            case RecursivePatternSyntax { PositionalPatternClause: null } properties:
                return Properties(properties, place);
            default:
                return new DefectPattern(place, CheckDefect.NoSql(Short(syntax), syntax is ListPatternSyntax ? "compare the Count and the elements of the list" : "use constants, comparisons, not, and, or, and properties"));
        }
    }

    private VariablePattern Variable(LocationInfo place, SingleVariableDesignationSyntax name, bool rejectsNull)
    {
        _locals.Add(name.Identifier.ValueText);
        return new(place, name.Identifier.ValueText, rejectsNull);
    }

    private PropertyPattern Properties(RecursivePatternSyntax syntax, LocationInfo place)
    {
        var tests = new List<PropertyTest>();
        foreach (var property in syntax.PropertyPatternClause?.Subpatterns ?? default)
        {
            var path = property.ExpressionColon?.Expression.ToString() ?? property.NameColon!.Name.Identifier.ValueText;
            tests.Add(new(At(property), path.Split('.').Select(p => p.Trim()).ToEquatableArray(), Pattern(property.Pattern)));
        }

        var variable = syntax.Designation is SingleVariableDesignationSyntax name ? Variable(place, name, rejectsNull: true).Name : null;
        return new(place, tests.ToEquatableArray(), variable);
    }

    // 'is AlertLevel.Red' is written like a test for a type.
    private Pattern TypeOrConstant(TypeSyntax type)
    {
        var place = At(type);
        return type switch
        {
            QualifiedNameSyntax name => new ValuePattern(place, Constant(name, place) ?? Static(SyntaxFactory.ParseExpression(name.ToString()), name, place)),
            IdentifierNameSyntax name when Constant(name, place) is { } constant => new ValuePattern(place, constant),
            _ => new DefectPattern(place, CheckDefect.NoSql(Short(type), "compare with a value, or with null")),
        };
    }

    private Code Static(ExpressionSyntax parsed, QualifiedNameSyntax name, LocationInfo place) => _model.GetSymbolInfo(name, _cancellation).Symbol is null
        ? new EnumCode(place, ((MemberAccessExpressionSyntax)parsed).Expression.ToString(), name.Right.Identifier.ValueText)
        : Static((ExpressionSyntax)name, place);

    private SwitchCode Switch(SwitchExpressionSyntax choice, LocationInfo place) => new SwitchCode(
        place,
        Read(choice.GoverningExpression),
        choice.Arms.Select(arm => new SwitchArm(Pattern(arm.Pattern), arm.WhenClause is { } when ? Read(when.Condition) : null, Read(arm.Expression))).ToEquatableArray());
}
