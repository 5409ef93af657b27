namespace Hub.Domain.Trust.Keys;

/// <summary>A data key was destroyed, and with it all that was written with it.</summary>
/// <param name="Key">The key, <c>I12/raw/202611</c>.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the words of whoever did it.</param>
public sealed record Destruction(string Key, DateTimeOffset At, string Reason);

/// <summary>A data key as it was found: the key, or what is known of its end.</summary>
/// <param name="Key">The key; null if it is destroyed.</param>
/// <param name="Destruction">Its end; null while it is there.</param>
public sealed record FoundKey(DataKey? Key, Destruction? Destruction)
{
    /// <summary>The key.</summary>
    /// <exception cref="DataDestroyedException">It is destroyed.</exception>
    public DataKey Required => Key ?? throw new DataDestroyedException(Destruction!);
}

/// <summary>What is asked for was deleted by destroying its data key.</summary>
public sealed class DataDestroyedException(Destruction destruction)
    : Exception($"The data were deleted on {destruction.At:yyyy-MM-dd}: {destruction.Reason}")
{
    /// <summary>The end of the key.</summary>
    public Destruction Destruction => destruction;
}
