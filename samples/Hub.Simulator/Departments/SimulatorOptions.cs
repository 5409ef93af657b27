namespace Hub.Simulator;

/// <summary>What a simulation is made from.</summary>
public sealed record SimulatorOptions
{
    /// <summary>How many enterprises the city has. Default 1,000; 1 … 1,000,000.</summary>
    public int Enterprises { get; init; } = 1_000;

    /// <summary>The same seed gives the same city and the same faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Share of enterprises whose facts differ from one day to the next. Default 0.02; 0 … 1.</summary>
    public double ChangeRate { get; init; } = 0.02;

    /// <summary>Port on 127.0.0.1. Default 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>What callers must send as x-api-key. Default "simulator-key".</summary>
    public string ApiKey { get; init; } = "simulator-key";

    /// <summary>The last day that the departments have closed. Default null: yesterday in Shanghai.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>What D06 answers in a second before it says 5001. Default 200; at least 1.</summary>
    public int PropertyRequestsPerSecond { get; init; } = 200;

    /// <summary>What D06 answers in a day (Shanghai) before it says 5001. Default 50,000; at least 1.</summary>
    public int PropertyRequestsPerDay { get; init; } = 50_000;

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
