using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Checks;

/// <summary>Reads the body of a check: what is constant becomes its value, what is of the row stays as it is written.</summary>
internal sealed partial class CodeReader
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, ValueType?> _parameters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);
    private readonly Stack<Code> _receivers = new();
    private readonly List<string> _calls = [];
    private readonly string _row;

    public CodeReader(SemanticModel model, IMethodSymbol method, CancellationToken cancellation)
    {
        (_model, _cancellation) = (model, cancellation);
        _row = method.Parameters[0].Name;
        foreach (var parameter in method.Parameters.Skip(1))
            _parameters.Add(parameter.Name, TypeKinds.Of(parameter.Type));
    }

    /// <summary>The other checks that are called, by their qualified names.</summary>
    public IReadOnlyList<string> Calls => _calls;

    public Code Read(ExpressionSyntax syntax)
    {
        _cancellation.ThrowIfCancellationRequested();
        var place = At(syntax);
        return syntax switch
        {
            ParenthesizedExpressionSyntax inner => Read(inner.Expression),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Read(inner.Operand),
            LiteralExpressionSyntax literal => Literal(literal, place),
            IdentifierNameSyntax name => Name(name, place),
            MemberAccessExpressionSyntax access => Member(access, place),
            InvocationExpressionSyntax call => Call(call, place),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var argument] } element => new IndexCode(place, Read(element.Expression), Read(argument.Expression)),
            ConditionalAccessExpressionSyntax conditional => Conditional(conditional),
            MemberBindingExpressionSyntax binding when _receivers.Count > 0 => new MemberCode(place, _receivers.Peek(), binding.Name.Identifier.ValueText, IsConditional: true),
            ElementBindingExpressionSyntax { ArgumentList.Arguments: [var argument] } when _receivers.Count > 0 => new IndexCode(place, _receivers.Peek(), Read(argument.Expression)),
            LambdaExpressionSyntax lambda => Lambda(lambda, place),
            PrefixUnaryExpressionSyntax unary => Unary(unary, place),
            BinaryExpressionSyntax binary => Binary(binary, place),
            ConditionalExpressionSyntax conditional => new ConditionalCode(place, Read(conditional.Condition), Read(conditional.WhenTrue), Read(conditional.WhenFalse)),
            IsPatternExpressionSyntax test => new IsCode(place, Read(test.Expression), Pattern(test.Pattern)),
            SwitchExpressionSyntax choice => Switch(choice, place),
            CastExpressionSyntax cast => Cast(cast, place),
            DefaultExpressionSyntax or InterpolatedStringExpressionSyntax or TypeOfExpressionSyntax => (Code?)Constant(syntax, place) ?? NoSql(syntax, place, "write the value itself"),
            ObjectCreationExpressionSyntax { Initializer: null } creation => New(creation, place),
            ArrayCreationExpressionSyntax { Initializer: { } items } => Collection(syntax, items.Expressions, place),
            ImplicitArrayCreationExpressionSyntax array => Collection(syntax, array.Initializer.Expressions, place),
            CollectionExpressionSyntax collection => Collection(collection, place),
            ImplicitObjectCreationExpressionSyntax => NoSql(syntax, place, "name the type, as in new DateOnly(2026, 2, 6)"),
            AwaitExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax => NoSql(syntax, place, "a check is a condition on the row alone"),
            _ => NoSql(syntax, place, "use columns, features, comparisons, arithmetic, && and || only"),
        };
    }

    private static LocationInfo At(SyntaxNode node) => LocationInfo.Of(node.GetLocation());

    private static DefectCode NoSql(SyntaxNode syntax, LocationInfo place, string instead) => new(place, CheckDefect.NoSql(Short(syntax), instead));

    private static DefectCode Unknown(SyntaxNode syntax, LocationInfo place) => NoSql(syntax, place, CheckDefect.NotUnderstood);

    /// <summary>The text of an expression, on one line and not too long for a message.</summary>
    private static string Short(SyntaxNode syntax)
    {
        var text = string.Join(" ", syntax.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    private Code Literal(LiteralExpressionSyntax literal, LocationInfo place) => literal.Kind() switch
    {
        SyntaxKind.NullLiteralExpression => new ConstantCode(place, "null", ValueType.Null),
        SyntaxKind.DefaultLiteralExpression => TypeKinds.Of(_model.GetTypeInfo(literal, _cancellation).ConvertedType) is { IsScalar: true } type
            ? new ConstantCode(place, $"default({type.CSharp})", type)
            : NoSql(literal, place, "write the value itself"),
        _ => TypeKinds.Of(_model.GetTypeInfo(literal, _cancellation).Type) is { } type
            ? new ConstantCode(place, literal.Token.Text, type)
            : NoSql(literal, place, "use a number, a text, true, false or null"),
    };

    private Code Name(IdentifierNameSyntax name, LocationInfo place)
    {
        var text = name.Identifier.ValueText;
        if (_locals.Contains(text))
            return new LocalCode(place, text);
        if (text == _row)
            return new RowCode(place);
        if (_parameters.TryGetValue(text, out var type))
            return new ParameterCode(place, text, type);
        return Constant(name, place) ?? Static(name, place);
    }

    private Code Member(MemberAccessExpressionSyntax access, LocationInfo place)
    {
        if (IsOfMethod(access.Expression))
            return new MemberCode(place, Read(access.Expression), access.Name.Identifier.ValueText, IsConditional: false);
        return Constant(access, place) ?? Static(access, place);
    }

    /// <summary>Whether an expression starts from the row, a parameter or a variable.</summary>
    private bool IsOfMethod(ExpressionSyntax syntax) => syntax switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText is var text && (text == _row || _locals.Contains(text) || _parameters.ContainsKey(text)),
        MemberAccessExpressionSyntax access => IsOfMethod(access.Expression),
        ElementAccessExpressionSyntax element => IsOfMethod(element.Expression),
        PostfixUnaryExpressionSyntax suppressed => IsOfMethod(suppressed.Operand),
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,

        // Whatever is computed is a value, whose members are looked at later.
        ParenthesizedExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax or ObjectCreationExpressionSyntax or LiteralExpressionSyntax
            or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax
            or CollectionExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax => true,
        _ => false,
    };

    private ConstantCode? Constant(ExpressionSyntax syntax, LocationInfo place)
    {
        if (_model.GetConstantValue(syntax, _cancellation) is not { HasValue: true } constant)
            return null;
        if (constant.Value is null)
            return new(place, "null", ValueType.Null);
        return _model.GetTypeInfo(syntax, _cancellation).Type is { TypeKind: not TypeKind.Enum } type && TypeKinds.Of(type) is { } value
            ? new(place, Constants.Text(constant.Value), value)
            : null;
    }

    private Code Conditional(ConditionalAccessExpressionSyntax access)
    {
        _receivers.Push(Read(access.Expression));
        try
        {
            return Read(access.WhenNotNull);
        }
        finally
        {
            _receivers.Pop();
        }
    }

    private Code Lambda(LambdaExpressionSyntax lambda, LocationInfo place)
    {
        var parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only,
            _ => null,
        };
        if (parameter is null || lambda.ExpressionBody is not { } body)
            return NoSql(lambda, place, "a lambda takes one parameter and is one expression, such as f => f.Quality < 50");
        _locals.Add(parameter.Identifier.ValueText);
        return new LambdaCode(place, parameter.Identifier.ValueText, Read(body));
    }

    private Code Unary(PrefixUnaryExpressionSyntax unary, LocationInfo place) => unary.Kind() switch
    {
        _ when Constant(unary, place) is { } constant => constant,
        SyntaxKind.LogicalNotExpression => new UnaryCode(place, "!", Read(unary.Operand)),
        SyntaxKind.UnaryMinusExpression => new UnaryCode(place, "-", Read(unary.Operand)),
        SyntaxKind.UnaryPlusExpression => Read(unary.Operand),
        SyntaxKind.IndexExpression => NoSql(unary, place, "count from the start of the list"),
        _ => NoSql(unary, place, "a check changes nothing; use !, - and +"),
    };

    private Code Binary(BinaryExpressionSyntax binary, LocationInfo place)
    {
        if (Constant(binary, place) is { } constant)
            return constant;
        return binary.Kind() switch
        {
            SyntaxKind.IsExpression => new IsCode(place, Read(binary.Left), TypeOrConstant((TypeSyntax)binary.Right)),
            SyntaxKind.AsExpression or SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression =>
                NoSql(binary, place, "use + - * / % and comparisons"),
            _ => new BinaryCode(place, binary.OperatorToken.ValueText, Read(binary.Left), Read(binary.Right)),
        };
    }

    private Code Cast(CastExpressionSyntax cast, LocationInfo place)
    {
        if (Constant(cast, place) is { } constant)
            return constant;
        return TypeKinds.Of(_model.GetTypeInfo(cast.Type, _cancellation).Type) is { } type
            ? new CastCode(place, type, Read(cast.Expression))
            : NoSql(cast, place, "cast to long, double or decimal only");
    }

    private Code New(ObjectCreationExpressionSyntax creation, LocationInfo place) =>
        _model.GetTypeInfo(creation, _cancellation).Type is { } type && TypeKinds.Of(type) is { IsScalar: true } && creation.ArgumentList is { } list
            ? new StaticCode(place, TypeName(type), ".ctor", list.Arguments.Select(a => Read(a.Expression)).ToEquatableArray())
            : NoSql(creation, place, "a check makes no objects; pass it as a parameter");

    private CollectionCode Collection(ExpressionSyntax list, IEnumerable<ExpressionSyntax> items, LocationInfo place) =>
        new(place, items.Select(Read).ToEquatableArray(), ElementOf(_model.GetTypeInfo(list, _cancellation)));

    private static ValueType? ElementOf(TypeInfo list) => TypeKinds.Of(list.Type ?? list.ConvertedType)?.Element;

    private Code Collection(CollectionExpressionSyntax collection, LocationInfo place) => collection.Elements.All(e => e is ExpressionElementSyntax)
        ? Collection(collection, collection.Elements.Cast<ExpressionElementSyntax>().Select(e => e.Expression), place)
        : NoSql(collection, place, "write each value of the list");

    private static string TypeName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
