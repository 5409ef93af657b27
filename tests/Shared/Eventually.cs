namespace Hub.Testing;

/// <summary>Waits for a condition, and fails when it does not come true in time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again.</summary>
    /// <param name="condition">What has to come true.</param>
    /// <param name="otherwise">What to say if it does not.</param>
    public static async Task Async(Func<Task<bool>> condition, Func<string>? otherwise = null)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(s_patience);
        using var ticks = new PeriodicTimer(s_pause);
        while (!await condition())
        {
            try
            {
                await ticks.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail(otherwise?.Invoke() ?? "The condition did not come true in time.");
            }
        }
    }
}
