namespace Hub.Simulator;

/// <summary>So many requests in a second and in a day (Shanghai).</summary>
internal sealed class Quota(int perSecond, int perDay, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _second;
    private long _day;
    private int _inSecond;
    private int _inDay;

    public bool TryTake()
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_lock)
        {
            Turn(second, ref _second, ref _inSecond);
            Turn(ChinaTime.Today(time).DayNumber, ref _day, ref _inDay);
            if (_inSecond >= perSecond || _inDay >= perDay)
            {
                return false;
            }

            _inSecond++;
            _inDay++;
            return true;
        }
    }

    private static void Turn(long now, ref long window, ref int used)
    {
        if (now != window)
        {
            window = now;
            used = 0;
        }
    }
}
