namespace Hub.Simulator;

/// <summary>What a simulation is made from.</summary>
public sealed record SimulatorOptions
{
    /// <summary>How many enterprises the city has. Default 1,000; 1 … 1,000,000.</summary>
    public int Enterprises { get; init; } = 1_000;

    /// <summary>The same seed gives the same city and the same faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many months of a series are told, and the quarters and years that hold them. Default 24; 1 … 60.</summary>
    public int Months { get; init; } = 24;

    /// <summary>Which enterprises an interface has something of. Default those it concerns.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>Share of enterprises of which an interface says something else than the day before. Default 0.02; 0 … 1.</summary>
    public double ChangeRate { get; init; } = 0.02;

    /// <summary>Port on 127.0.0.1. Default 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>What callers must send as x-api-key. Default "simulator-key".</summary>
    public string ApiKey { get; init; } = "simulator-key";

    /// <summary>The last day that the departments have closed. Default null: yesterday in Shanghai.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>The application that may call the shared data platform. Default "hub-simulated".</summary>
    public string AppId { get; init; } = "hub-simulated";

    /// <summary>What its calls and the platform's replies are signed with. Default "simulated-platform-secret"; at least 16 characters.</summary>
    public string Secret { get; init; } = "simulated-platform-secret";

    /// <summary>What an interface that is asked for single enterprises answers in a second before it says 5001. Default 500; at least 1.</summary>
    public int SubjectRequestsPerSecond { get; init; } = 500;

    /// <summary>What an interface that is asked for single enterprises answers in a day (Shanghai) before it says 5001. Default 100,000; at least 1.</summary>
    public int SubjectRequestsPerDay { get; init; } = 100_000;

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
