using Hub.Domain.Sources;

namespace Hub.Domain.Tests.Sources;

public sealed class MaintenanceWindowTests
{
    [Theory]
    [InlineData("01:30-02:30", "2026-11-21T01:30:00+08:00", "2026-11-21T02:30:00+08:00")]
    [InlineData("01:30-02:30", "2026-11-20T18:29:59Z", "2026-11-21T02:30:00+08:00")]
    [InlineData("01:30-02:30", "2026-11-21T02:30:00+08:00", null)]
    [InlineData("01:30-02:30", "2026-11-21T01:29:59+08:00", null)]
    [InlineData("23:00-01:00", "2026-11-21T23:30:00+08:00", "2026-11-22T01:00:00+08:00")]
    [InlineData("23:00-01:00", "2026-11-22T00:30:00+08:00", "2026-11-22T01:00:00+08:00")]
    public void A_window_ends_at_its_last_minute_in_china(string window, string at, string? end) => Assert.Equal(
        end is null ? null : DateTimeOffset.Parse(end, null),
        MaintenanceWindow.Parse(window)!.EndAt(DateTimeOffset.Parse(at, null)));

    [Theory]
    [InlineData("")]
    [InlineData("01:30")]
    [InlineData("1:30-2:30")]
    [InlineData("01:30-25:00")]
    [InlineData("01:30-01:30")]
    public void What_is_no_window_is_not_read(string text) => Assert.Null(MaintenanceWindow.Parse(text));
}
