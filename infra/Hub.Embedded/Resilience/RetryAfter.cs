namespace Hub.Embedded.Resilience;

/// <summary>The Retry-After header of a response.</summary>
internal static class RetryAfter
{
    /// <summary>The wait it asks for; null when it asks for none or for a moment that is past.</summary>
    public static TimeSpan? Of(HttpResponseMessage? response)
    {
        var wait = response?.Headers.RetryAfter switch
        {
            { Date: { } date } => date - TimeProvider.System.GetUtcNow(),
            { Delta: { } delta } => delta,
            _ => (TimeSpan?)null,
        };
        return wait >= TimeSpan.Zero ? wait : null;
    }
}
