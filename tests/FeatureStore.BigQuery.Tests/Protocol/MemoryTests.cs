using System.Globalization;
using System.Text;

namespace FeatureStore.BigQuery.Tests.Protocol;

// It weighs the whole process: alone.
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public async Task A_million_rows_stream_through_the_memory_of_a_few_pages()
    {
        const int Pages = 100;
        const int RowsPerPage = 10_000;
        await using var server = await ScriptedServer.StartAsync();
        // Each page is made when it is asked for.
        server.Otherwise = async (request, context) =>
        {
            var page = request.Method == "POST" ? 0 : int.Parse(request.Query.Split("pageToken=")[1].Split('&')[0], CultureInfo.InvariantCulture);
            var numbers = Enumerable.Range(page * RowsPerPage, RowsPerPage).Select(n => (long)n);
            var json = Encoding.UTF8.GetBytes(Answers.Numbers(numbers, Pages * RowsPerPage, page + 1 < Pages ? $"{page + 1}" : null));
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(json);
        };
        await using var store = server.Connect();

        await using var reader = await store.ExecuteReaderAsync(new("SELECT n", []));
        var (rows, sum, peak, page) = (0L, 0L, 0L, 0L);
        var start = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = 0L;
        while (true)
        {
            // Only this thread's own share: the server of the test lives in the same process.
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = reader.ReadAsync();
            var wasThere = read.IsCompleted;
            if (!await read)
                break;
            sum += reader.GetInt64(0);
            if (wasThere)
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            if (++rows % 100_000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - start);
            page = rows / RowsPerPage;
        }

        Assert.Equal((1_000_000L, 499_999_500_000L, 100L), (rows, sum, page));
        Assert.InRange(peak, long.MinValue, 20_000_000);
        // Nothing per row; something per page.
        Assert.InRange(allocated, 0, 100 * rows);
    }
}
