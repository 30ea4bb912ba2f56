using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Diagnostics;

/// <summary>Every diagnostic about definitions, in one list; those about code are in <see cref="ConsumerDescriptors"/>. Each has a page under docs/diagnostics.</summary>
internal static class Descriptors
{
    private const string Definition = "FeatureStore.Definition";
    private const string Pages = "docs/diagnostics/";

    public static readonly DiagnosticDescriptor BrokenJson = new(
        "FS0001", "A definition file is not JSON",
        "This file is not valid JSON: {0}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0001.md");

    public static readonly DiagnosticDescriptor NotATableResource = new(
        "FS0002", "A table file is not a BigQuery table resource",
        "This is not a BigQuery table resource: {0}; write the file with 'bq show --format=prettyjson DATASET.TABLE'",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0002.md");

    public static readonly DiagnosticDescriptor MissingKey = new(
        "FS0003", "A definition lacks a key",
        "'{0}' is missing in {1}; add it",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0003.md");

    public static readonly DiagnosticDescriptor InvalidValue = new(
        "FS0004", "A definition has an invalid value",
        "{0} must be {1}, not {2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0004.md");

    public static readonly DiagnosticDescriptor UnknownType = new(
        "FS0005", "A column has an unknown type",
        "Column '{0}' has the unknown type '{1}'{2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0005.md");

    public static readonly DiagnosticDescriptor UnknownMode = new(
        "FS0006", "A column has an unknown mode",
        "Column '{0}' has the unknown mode '{1}', which is neither NULLABLE, REQUIRED nor REPEATED{2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0006.md");

    public static readonly DiagnosticDescriptor DuplicateColumn = new(
        "FS0007", "A column is defined twice",
        "Column '{0}' is defined twice: line {1} has '{2}', and BigQuery compares column names without case; remove or rename one",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0007.md");

    public static readonly DiagnosticDescriptor NoPropertyName = new(
        "FS0008", "A column has no C# name",
        "Column '{0}' cannot become a C# property, because {1}; choose a name for it under 'names' in the catalog",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0008.md");

    public static readonly DiagnosticDescriptor PropertyNameTaken = new(
        "FS0009", "The C# name of a column is taken",
        "{0} becomes the property '{1}', which is already {2}; choose another name for the column under 'names' in the catalog",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0009.md");

    public static readonly DiagnosticDescriptor InvalidTypeParameter = new(
        "FS0010", "A precision, scale or length is out of range",
        "'{0}' of column '{1}' must be {2}, not {3}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0010.md");

    public static readonly DiagnosticDescriptor PartitionColumnMissing = new(
        "FS0011", "The partition column does not exist",
        "The table is partitioned on '{0}', which is not one of its columns{1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0011.md");

    public static readonly DiagnosticDescriptor ColumnCannotPartition = new(
        "FS0012", "The partition column cannot partition",
        "Column '{0}' cannot partition the table, because {1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0012.md");

    public static readonly DiagnosticDescriptor ClusteringColumnMissing = new(
        "FS0013", "A clustering column does not exist",
        "The table is clustered by '{0}', which is not one of its columns{1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0013.md");

    public static readonly DiagnosticDescriptor ColumnCannotCluster = new(
        "FS0014", "A clustering column cannot cluster",
        "Column '{0}' cannot cluster the table, because {1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0014.md");

    public static readonly DiagnosticDescriptor TooManyColumns = new(
        "FS0015", "A table has too many columns",
        "The table has more than 10,000 columns, nested ones included, which is BigQuery's limit; this is the first one over",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0015.md");

    public static readonly DiagnosticDescriptor StructFields = new(
        "FS0016", "The fields of a column do not fit its type",
        "Column '{0}' {1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0016.md");

    public static readonly DiagnosticDescriptor NoTypeName = new(
        "FS0017", "A table has no C# name",
        "Table '{0}' cannot become a C# record, because {1}; rename the table",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0017.md");

    public static readonly DiagnosticDescriptor TypeNameTaken = new(
        "FS0018", "A generated type name is taken",
        "The type name '{0}' of {1} is also that of {2}; choose another, for enums under 'enums' and for columns under 'names' in the catalog",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0018.md");

    public static readonly DiagnosticDescriptor DuplicateTable = new(
        "FS0019", "A table is defined twice",
        "Table '{0}' is already defined in {1}; remove one of the two files",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0019.md");

    public static readonly DiagnosticDescriptor DuplicateCatalog = new(
        "FS0020", "A table has two catalogs",
        "Table '{0}' already has a catalog in {1}; merge the two files",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0020.md");

    public static readonly DiagnosticDescriptor TableMissing = new(
        "FS0021", "A catalog describes a table that is not there",
        "The catalog describes the table '{0}', which no table file of the project defines{1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0021.md");

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "FS0022", "A catalog has an unknown key",
        "'{0}' of {1} is unknown and has no effect{2}",
        Definition, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "FS0022.md");

    public static readonly DiagnosticDescriptor CatalogColumnMissing = new(
        "FS0023", "A catalog names a missing column",
        "Column '{0}', named by {1}, does not exist{2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0023.md");

    public static readonly DiagnosticDescriptor CatalogColumnType = new(
        "FS0024", "A column that a catalog names has the wrong type",
        "Column '{0}', named by {1}, is {2} but must be {3}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0024.md");

    public static readonly DiagnosticDescriptor SectionColumnMissing = new(
        "FS0025", "A section names a missing column",
        "Section '{0}' names the column '{1}', which does not exist{2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0025.md");

    public static readonly DiagnosticDescriptor ColumnInTwoSections = new(
        "FS0026", "A column is in two sections",
        "Column '{0}' is in section '{1}' and again in section '{2}'; remove it from one",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0026.md");

    public static readonly DiagnosticDescriptor SectionCount = new(
        "FS0027", "The count of a section does not add up",
        "Section '{0}' should have {1} columns, but names {2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0027.md");

    public static readonly DiagnosticDescriptor FieldCount = new(
        "FS0028", "The field count does not add up",
        "The sections should have {0} columns together, but name {1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0028.md");

    public static readonly DiagnosticDescriptor CategoryOverlap = new(
        "FS0029", "A feature is in two categories",
        "Feature {0} is in category '{1}' and again in category '{2}'; remove it from one",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0029.md");

    public static readonly DiagnosticDescriptor FeatureWithoutCategory = new(
        "FS0030", "A feature is in no category",
        "Feature {0} '{1}' is in no category; add {0} to the features of one",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0030.md");

    public static readonly DiagnosticDescriptor CategoryIndexMissing = new(
        "FS0031", "A category names a missing feature",
        "Category '{0}' names feature {1}, which does not exist",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0031.md");

    public static readonly DiagnosticDescriptor CategoryDisagreement = new(
        "FS0032", "A feature and the categories disagree",
        "Feature {0} '{1}' says that its category is '{2}', {3}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0032.md");

    public static readonly DiagnosticDescriptor FeatureColumnMissing = new(
        "FS0033", "A feature lacks a column",
        "{0} lacks its {1} column, '{2}'{3}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0033.md");

    public static readonly DiagnosticDescriptor FeatureColumnType = new(
        "FS0034", "A column of a feature has the wrong type",
        "{0} has the {1} column '{2}', which is {3} but must be {4}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0034.md");

    public static readonly DiagnosticDescriptor DuplicateFeatureIndex = new(
        "FS0035", "Two features have one index",
        "Feature index {0} is given twice, to '{1}' and to '{2}'",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0035.md");

    public static readonly DiagnosticDescriptor FeatureIndexGap = new(
        "FS0036", "The feature indexes have a gap",
        "Feature {0} missing before {1}; the indexes go from 0 up without gaps",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0036.md");

    public static readonly DiagnosticDescriptor FeatureCount = new(
        "FS0037", "The feature count does not add up",
        "The catalog should have {0} features, but lists {1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0037.md");

    public static readonly DiagnosticDescriptor GroupOutsideCategory = new(
        "FS0038", "A group does not lie inside its category",
        "Group '{0}' {1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0038.md");

    public static readonly DiagnosticDescriptor UnknownSource = new(
        "FS0039", "A feature names an unknown source",
        "Source '{0}' of feature '{1}' is not a raw source of any of the sources{2}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0039.md");

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "FS0060", "A name is listed twice",
        "The {0} '{1}' is listed twice; remove or rename one",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0060.md");

    public static readonly DiagnosticDescriptor TierOrder = new(
        "FS0061", "The tiers are out of order",
        "The tiers go from the highest down to 0, but {0}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0061.md");

    public static readonly DiagnosticDescriptor NoEnumMember = new(
        "FS0062", "A text has no enum member",
        "The {0} '{1}' cannot become an enum member, because {2}; {3}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0062.md");

    public static readonly DiagnosticDescriptor NoAccessorName = new(
        "FS0063", "A category, group or feature has no C# name",
        "The {0} cannot become a C# property, because {1}; choose a name for it under 'property'",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0063.md");

    public static readonly DiagnosticDescriptor AccessorNameTaken = new(
        "FS0064", "The C# name of a category, group or feature is taken",
        "{0} becomes the property '{1}', which is already {2}; choose another name for it under 'property'",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0064.md");

    public static readonly DiagnosticDescriptor InvalidPattern = new(
        "FS0065", "A column pattern is invalid",
        "The pattern '{0}' must have {{index}} exactly once and no other brace",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0065.md");

    public static readonly DiagnosticDescriptor DeprecationColumnMissing = new(
        "FS0066", "A deprecation names a missing column",
        "The deprecation names the column '{0}', which does not exist{1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0066.md");

    public static readonly DiagnosticDescriptor RuleNameMissing = new(
        "FS0067", "A rule names something that is not listed",
        "{0} names the {1} '{2}', which is not listed{3}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0067.md");

    public static readonly DiagnosticDescriptor InvalidCondition = new(
        "FS0068", "A condition of a rule looks at nothing, or at several things",
        "{0} must have exactly one of {1}, but has {2}; write several conditions one by one",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0068.md");

    public static readonly DiagnosticDescriptor InvalidDeprecation = new(
        "FS0069", "A deprecation is of nothing, or of something that is not listed",
        "{0}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0069.md");

    public static readonly DiagnosticDescriptor UpstreamWithoutFeature = new(
        "FS0090", "An upstream has no feature",
        "The upstream '{0}' is the upstream table of no feature{1}",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0090.md");

    public static readonly DiagnosticDescriptor CalculationWithColumns = new(
        "FS0091", "A calculation has columns of an upstream",
        "The upstream '{0}' is a calculation, so no column can say whether it delivered; remove its columns, or 'calculation'",
        Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "FS0091.md");
}
