using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Zetasql;
using Zetasql.Catalogs;
using Zetasql.LocalService;

namespace FeatureStore.GoogleSql;

/// <summary>Google's own analyzer and reference engine of GoogleSQL: what they say of a statement is what BigQuery means by it.</summary>
public sealed class GoogleSqlEngine
{
    private static readonly Lazy<GoogleSqlEngine> Started = new(() => new(GoogleSqlProcess.Start()));

    // A sum of all features nests deeper than the library reads by itself.
    private static readonly Method<AnalyzeRequest, AnalyzeResponse> DeepAnalyze = new(
        MethodType.Unary,
        ZetaSqlLocalService.Descriptor.FullName,
        "Analyze",
        Marshallers.Create(request => request.ToByteArray(), AnalyzeRequest.Parser.ParseFrom),
        Marshallers.Create(
            answer => answer.ToByteArray(),
            bytes => AnalyzeResponse.Parser.ParseFrom(CodedInputStream.CreateWithLimits(new MemoryStream(bytes), int.MaxValue, recursionLimit: 10_000))));

    private readonly GoogleSqlProcess _process;
    private readonly CallInvoker _calls;
    private readonly ZetaSqlLocalService.ZetaSqlLocalServiceClient _client;
    private readonly LanguageOptionsProto _language;

    private GoogleSqlEngine(GoogleSqlProcess process)
    {
        _process = process;
        _calls = GrpcChannel.ForAddress(process.Address, new() { MaxReceiveMessageSize = null, MaxSendMessageSize = null }).CreateCallInvoker();
        _client = new(_calls);
        _language = _client.GetLanguageOptions(new() { MaximumFeatures = true });
        _language.ProductMode = ProductMode.ProductExternal;
    }

    /// <summary>Whether this is the engine.</summary>
    public static bool IsBuilt => true;

    /// <summary>The one of this process; it ends with it.</summary>
    public static GoogleSqlEngine Shared => Started.Value;

    /// <summary>The columns that a statement gives.</summary>
    /// <exception cref="GoogleSqlException">The statement is wrong.</exception>
    public IReadOnlyList<ColumnInfo> Analyze(SqlStatement statement, params IReadOnlyList<TableInfo> tables)
    {
        var statementNode = Resolve(statement, tables).ResolvedQueryStmtNode
            ?? throw new NotSupportedException("Only queries have columns.");
        return [.. statementNode.OutputColumnList.Select(c => Types.Column(c.Name, c.Column.Type))];
    }

    /// <summary>The columns that a CREATE TABLE makes, with NOT NULL and the parameters of types.</summary>
    /// <exception cref="GoogleSqlException">The statement is wrong.</exception>
    public IReadOnlyList<ColumnInfo> CreatedColumns(string ddl)
    {
        var request = new AnalyzeRequest { SqlStatement = ddl, Options = Options(new(ddl, [])), SimpleCatalog = Catalog([]) };
        request.Options.LanguageOptions = _language.Clone();
        request.Options.LanguageOptions.SupportedStatementKinds.Add(ResolvedNodeKind.ResolvedCreateTableStmt);
        var created = Call(() => _calls.BlockingUnaryCall(DeepAnalyze, null, default, request)).ResolvedStatement
            .ResolvedCreateStatementNode.ResolvedCreateTableStmtBaseNode.ResolvedCreateTableStmtNode;
        return [.. created.Parent.ColumnDefinitionList.Select(c => Types.Created(Types.Column(c.Name, c.Type), c.Annotations))];
    }

    /// <summary>Analyses a statement that makes, alters or fills a table, or a query, without running it.</summary>
    /// <exception cref="GoogleSqlException">The statement is wrong.</exception>
    public void Check(string statement, params IReadOnlyList<TableInfo> tables)
    {
        var request = new AnalyzeRequest { SqlStatement = statement, Options = Options(new(statement, [])), SimpleCatalog = Catalog(tables) };
        request.Options.LanguageOptions = _language.Clone();
        request.Options.LanguageOptions.SupportedStatementKinds.Add(
            [ResolvedNodeKind.ResolvedQueryStmt, ResolvedNodeKind.ResolvedCreateTableStmt, ResolvedNodeKind.ResolvedCreateTableAsSelectStmt, ResolvedNodeKind.ResolvedAlterTableStmt, ResolvedNodeKind.ResolvedInsertStmt]);
        // BigQuery has it; the engine counts it among what is not settled.
        request.Options.LanguageOptions.EnabledLanguageFeatures.Add(LanguageFeature.FeatureAlterColumnSetDataType);
        Call(() => _calls.BlockingUnaryCall(DeepAnalyze, null, default, request));
    }

    /// <summary>What a statement reads, a use of a table each.</summary>
    /// <exception cref="GoogleSqlException">The statement is wrong.</exception>
    public IReadOnlyList<TableRead> Reads(SqlStatement statement, params IReadOnlyList<TableInfo> tables) => ResolvedReads.Of(Resolve(statement, tables), statement.Parameters);

    /// <summary>Runs a query over tables.</summary>
    /// <exception cref="GoogleSqlException">The statement is wrong, or its evaluation failed.</exception>
    public GoogleSqlResult Evaluate(SqlStatement statement, params IReadOnlyList<GoogleSqlTable> tables)
    {
        // The server takes messages of up to 4 MB.
        var request = Request(statement, OnlyWhatIsRead(statement, tables));
        var answer = Call(() => _client.EvaluateQuery(request));
        ColumnInfo[] columns = [.. answer.Prepared.Columns.Select(c => Types.Column(c.Name, c.Type))];
        var rows = answer.Content.TableData?.Row.Select(r => r.Cell.Select((cell, i) => Values.Read(columns[i], cell)).ToArray()).ToList();
        return new(columns, rows ?? []);
    }

    private EvaluateQueryRequest Request(SqlStatement statement, IReadOnlyList<GoogleSqlTable> tables)
    {
        var request = new EvaluateQueryRequest
        {
            Sql = statement.Text,
            Options = Options(statement),
            SimpleCatalog = Catalog([.. tables.Select(t => t.Definition)]),
        };
        foreach (var parameter in statement.Parameters)
            request.Params.Add(new Parameter { Name = parameter.Name, Value = Values.Parameter(parameter) });
        foreach (var table in tables)
            request.TableContent.Add(table.Name, Content(table));
        return request;
    }

    private List<GoogleSqlTable> OnlyWhatIsRead(SqlStatement statement, IReadOnlyList<GoogleSqlTable> tables)
    {
        var reads = Reads(statement, [.. tables.Select(t => t.Definition)]);
        return [.. tables.Select(table =>
        {
            var own = reads.Where(r => r.Table == table.Name).ToList();
            var columns = table.Definition.Columns.Index().Where(c => own.Any(r => r.Columns.Contains(c.Item.Name, StringComparer.OrdinalIgnoreCase))).ToList();
            return new GoogleSqlTable(
                table.Definition with { Columns = [.. columns.Select(c => c.Item)] },
                [.. table.RowsOf(own).Select(row => columns.Select(c => row[c.Index]).ToArray())]);
        })];
    }

    private AnyResolvedStatementProto Resolve(SqlStatement statement, IReadOnlyList<TableInfo> tables) => Call(() => _calls.BlockingUnaryCall(DeepAnalyze, null, default, new()
    {
        SqlStatement = statement.Text,
        Options = Options(statement),
        SimpleCatalog = Catalog(tables),
    })).ResolvedStatement;

    private T Call<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
        {
            throw new InvalidOperationException($"The GoogleSQL engine does not answer: {error.Status.Detail}\n{_process.Errors}", error);
        }
        catch (RpcException error)
        {
            throw new GoogleSqlException(error.Status.Detail, error);
        }
    }

    private AnalyzerOptionsProto Options(SqlStatement statement)
    {
        var options = new AnalyzerOptionsProto
        {
            LanguageOptions = _language,
            PruneUnusedColumns = true,
            ErrorMessageMode = ErrorMessageMode.ErrorMessageOneLine,

            // Days are days in UTC; another zone shows where that is forgotten.
            DefaultTimezone = "America/New_York",
        };
        foreach (var parameter in statement.Parameters)
            options.QueryParameters.Add(new AnalyzerOptionsProto.Types.QueryParameterProto { Name = parameter.Name, Type = Types.Parameter(parameter) });
        return options;
    }

    private SimpleCatalogProto Catalog(IReadOnlyList<TableInfo> tables)
    {
        var catalog = new SimpleCatalogProto { Name = "bigquery", BuiltinFunctionOptions = new() { LanguageOptions = _language } };
        foreach (var table in tables)
        {
            var proto = new SimpleTableProto { Name = new GoogleSqlTable(table, []).Name };
            foreach (var column in table.Columns)
                proto.Column.Add(new SimpleColumnProto { Name = column.Name, Type = Types.Of(column) });
            catalog.Table.Add(proto);
        }

        return catalog;
    }

    private static TableContent Content(GoogleSqlTable table)
    {
        var columns = table.Definition.Columns;
        var content = new TableContent { TableData = new() };
        foreach (var values in table.Rows)
        {
            var row = new TableData.Types.Row();
            for (var i = 0; i < columns.Count; i++)
                row.Cell.Add(Values.Write(columns[i], values[i]));
            content.TableData.Row.Add(row);
        }

        return content;
    }
}
