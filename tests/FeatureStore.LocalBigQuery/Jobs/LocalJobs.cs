namespace FeatureStore.LocalBigQuery;

/// <summary>Jobs by id, and by the id of the request that made them.</summary>
public sealed class LocalJobs
{
    private readonly Lock _lock = new();
    private readonly List<LocalJob> _jobs = [];
    private readonly Dictionary<string, LocalJob> _byRequest = [];

    /// <summary>All of them, in the order in which they began.</summary>
    public IReadOnlyList<LocalJob> All
    {
        get
        {
            lock (_lock)
                return [.. _jobs];
        }
    }

    internal LocalJob Find(string project, string id) =>
        All.FirstOrDefault(j => j.ProjectId == project && j.JobId == id) ?? throw ApiException.NotFound($"Job {project}:{id}");

    /// <summary>Runs a job of an id of its client, or tells that there is one.</summary>
    internal LocalJob Run(string project, string id, Func<LocalJob> run)
    {
        // One after the other: two attempts of one call must not both run.
        lock (_lock)
        {
            if (_jobs.Any(j => j.ProjectId == project && j.JobId == id))
                throw new ApiException(409, "duplicate", $"Already Exists: Job {project}:{id}");
            var job = run();
            _jobs.Add(job);
            return job;
        }
    }

    /// <summary>Runs a job, or finds the one that the same request has made before.</summary>
    internal LocalJob RunOnce(string? requestId, Func<LocalJob> run)
    {
        lock (_lock)
        {
            if (requestId is not null && _byRequest.TryGetValue(requestId, out var before))
                return before;
            var job = run();
            _jobs.Add(job);
            if (requestId is not null)
                _byRequest.Add(requestId, job);
            return job;
        }
    }
}
