using Hub.Simulator;

namespace Hub.Functions.Tests;

/// <summary>A small city of which every interface has something of every enterprise.</summary>
internal static class FullCity
{
    /// <summary>Yesterday in China: the last day that departments have closed.</summary>
    public static DateOnly Yesterday { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date).AddDays(-1);

    /// <summary>Starts its departments and the platform.</summary>
    /// <param name="enterprises">How many enterprises.</param>
    /// <param name="months">How many months of a series.</param>
    /// <param name="changeRate">Share of enterprises of which an interface says something else each day.</param>
    /// <param name="businessDate">The last day that the departments have closed; yesterday if not given.</param>
    public static Task<DepartmentServer> StartAsync(int enterprises, int months = 2, double changeRate = 0.02, DateOnly? businessDate = null) =>
        DepartmentServer.StartAsync(
            new SimulatorOptions
            {
                Enterprises = enterprises,
                Months = months,
                Seed = 7,
                Coverage = Coverage.Full,
                ChangeRate = changeRate,
                BusinessDate = businessDate ?? Yesterday,
                SubjectRequestsPerSecond = 10_000,
            },
            TestContext.Current.CancellationToken);
}
