using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Checks;

/// <summary>The body of a check as it is written: syntax with its constants and types looked up, free of symbols.</summary>
internal abstract record Code(LocationInfo At);

/// <summary>The row that is checked.</summary>
internal sealed record RowCode(LocationInfo At) : Code(At);

/// <summary>Another parameter of the method; null for a type that no query takes.</summary>
internal sealed record ParameterCode(LocationInfo At, string Name, ValueType? Type) : Code(At);

/// <summary>The parameter of a lambda, or the variable of a pattern.</summary>
internal sealed record LocalCode(LocationInfo At, string Name) : Code(At);

/// <summary>A value that the compiler knows, spelt as C#.</summary>
internal sealed record ConstantCode(LocationInfo At, string Text, ValueType Type) : Code(At);

/// <summary>A member of an enum; <paramref name="Type"/> is qualified unless the enum is yet to be generated.</summary>
internal sealed record EnumCode(LocationInfo At, string Type, string Member) : Code(At);

/// <summary>A list of values written out; <paramref name="Element"/> is null where the compiler does not know its type.</summary>
internal sealed record CollectionCode(LocationInfo At, EquatableArray<Code> Items, ValueType? Element) : Code(At);

/// <summary>A member of a value; conditional after <c>?.</c>.</summary>
internal sealed record MemberCode(LocationInfo At, Code Target, string Name, bool IsConditional) : Code(At);

/// <summary>A method called on a value.</summary>
internal sealed record CallCode(LocationInfo At, Code Target, string Name, EquatableArray<Code> Arguments, bool IsConditional) : Code(At);

/// <summary>An element of a value.</summary>
internal sealed record IndexCode(LocationInfo At, Code Target, Code Index) : Code(At);

/// <summary>A lambda with one parameter.</summary>
internal sealed record LambdaCode(LocationInfo At, string Parameter, Code Body) : Code(At);

/// <summary>A static member of a type, or a static method with its arguments; <c>.ctor</c> for a new object.</summary>
internal sealed record StaticCode(LocationInfo At, string Type, string Name, EquatableArray<Code> Arguments) : Code(At);

/// <summary>A call of another check with the same row.</summary>
internal sealed record CheckCallCode(LocationInfo At, string Type, string Method, bool TakesRow, EquatableArray<NamedArgument> Arguments) : Code(At);

/// <summary>An argument, with its name if one is written.</summary>
internal sealed record NamedArgument(string? Name, Code Value);

internal sealed record UnaryCode(LocationInfo At, string Operator, Code Operand) : Code(At);

internal sealed record BinaryCode(LocationInfo At, string Operator, Code Left, Code Right) : Code(At);

internal sealed record ConditionalCode(LocationInfo At, Code Condition, Code Then, Code Else) : Code(At);

internal sealed record CastCode(LocationInfo At, ValueType Type, Code Operand) : Code(At);

internal sealed record IsCode(LocationInfo At, Code Operand, Pattern Pattern) : Code(At);

internal sealed record SwitchCode(LocationInfo At, Code Operand, EquatableArray<SwitchArm> Arms) : Code(At);

internal sealed record SwitchArm(Pattern Pattern, Code? When, Code Result);

/// <summary>Something that no query can say.</summary>
internal sealed record DefectCode(LocationInfo At, CheckDefect Defect) : Code(At);

/// <summary>A pattern as it is written.</summary>
internal abstract record Pattern(LocationInfo At);

/// <summary>A constant, null among them.</summary>
internal sealed record ValuePattern(LocationInfo At, Code Value) : Pattern(At);

/// <summary>A comparison with a constant.</summary>
internal sealed record RelationalPattern(LocationInfo At, string Operator, Code Value) : Pattern(At);

internal sealed record NotPattern(LocationInfo At, Pattern Operand) : Pattern(At);

internal sealed record BinaryPattern(LocationInfo At, bool IsAnd, Pattern Left, Pattern Right) : Pattern(At);

/// <summary>Members that meet patterns of their own; empty for a mere test for null.</summary>
internal sealed record PropertyPattern(LocationInfo At, EquatableArray<PropertyTest> Tests, string? Variable) : Pattern(At);

internal sealed record PropertyTest(LocationInfo At, EquatableArray<string> Path, Pattern Pattern);

/// <summary>A variable, which a pattern with a type keeps from being null.</summary>
internal sealed record VariablePattern(LocationInfo At, string Name, bool RejectsNull) : Pattern(At);

/// <summary>Anything.</summary>
internal sealed record AnyPattern(LocationInfo At) : Pattern(At);

/// <summary>A pattern that no query can say.</summary>
internal sealed record DefectPattern(LocationInfo At, CheckDefect Defect) : Pattern(At);
