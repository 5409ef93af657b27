namespace Hub.Simulator;

/// <summary>Random numbers that depend on the key alone (SplitMix64): the same on every machine and in every order of calls.</summary>
internal struct Dice(ulong key)
{
    private ulong _state = key;

    /// <summary>Mixes a key with a purpose, so that every question about an enterprise has its own numbers.</summary>
    public static ulong Mix(ulong key, long purpose) => Scramble(key ^ Scramble((ulong)purpose + 0x9E3779B97F4A7C15));

    /// <summary>Dice of their own for one question.</summary>
    public static Dice For(ulong key, Purpose purpose, long detail = 0) => new(Mix(Mix(key, (long)purpose), detail));

    /// <summary>0 ≤ x &lt; 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ x &lt; <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Share() * bound);

    /// <summary><paramref name="low"/> ≤ x ≤ <paramref name="high"/>.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>One of the values, all as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability) => Share() < probability;

    private ulong Next() => Scramble(_state += 0x9E3779B97F4A7C15);

    private static ulong Scramble(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}

/// <summary>What numbers are drawn for. The values are part of what a seed means: add, never renumber.</summary>
internal enum Purpose
{
    Identity = 1,
    Name = 2,
    Registration = 3,
    Representative = 4,
    Electricity = 5,
    ElectricityDay = 6,
    TaxYear = 7,
    TaxRevision = 8,
    Property = 9,
    Change = 10,
    Fault = 11,
    Trouble = 12,
    Economy = 13,
    Fact = 14,
}
