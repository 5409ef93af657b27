namespace Hub.Embedded.Functions.Hosting;

/// <summary>host.json, <c>extensions.serviceBus</c>, with the real extension's defaults.</summary>
internal sealed class ServiceBusHostOptions
{
    /// <summary>Whether a message is completed when its function returns.</summary>
    public bool AutoCompleteMessages { get; init; } = true;

    /// <summary>How long a message's lock is renewed while its function runs; zero for not at all.</summary>
    public TimeSpan MaxAutoLockRenewalDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many messages of one queue run at a time in this process.</summary>
    public int MaxConcurrentCalls { get; init; } = 16;

    /// <summary>How many messages the receiver may hold beyond those that run. Only 0 is honoured: the queue's receiver holds none.</summary>
    public int PrefetchCount { get; init; }

    /// <summary>Throws when a value is out of its range.</summary>
    public void Check()
    {
        if (PrefetchCount != 0)
        {
            throw new InvalidOperationException($"host.json, section 'extensions:serviceBus': prefetchCount is {PrefetchCount}; only 0 is honoured.");
        }

        if (MaxConcurrentCalls < 1)
        {
            throw new InvalidOperationException($"host.json, section 'extensions:serviceBus': maxConcurrentCalls is {MaxConcurrentCalls}; it must be 1 or more.");
        }
    }
}
