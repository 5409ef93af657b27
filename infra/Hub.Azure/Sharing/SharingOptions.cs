using System.ComponentModel.DataAnnotations;

namespace Hub.Azure.Sharing;

/// <summary>Settings of deliveries, section <c>Hub:Sharing</c>.</summary>
public sealed class SharingOptions
{
    /// <summary>Hosts (with or without port, parted by spaces) that may be posted to although they are not public or not https. Default none.</summary>
    public string AllowedReceivers { get; set; } = "";

    /// <summary>How long a receiver has to answer. Default 15 s, 1 s to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ReceiverTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one message works on a subscription before it hands over to the next. Default 30 s, 1 s to 4 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan DeliverySlice { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest body of a request to a receiver in bytes. Default 512 KiB, 16 KiB to 4 MiB.</summary>
    [Range(16 * 1024, 4 * 1024 * 1024)]
    public int MostDeliveryBytes { get; set; } = 512 * 1024;

    /// <summary>How long events are kept. Default 30 days, 1 to 400 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00")]
    public TimeSpan KeepEvents { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long alerts are kept when they are over [P]. Default 420 days, 402 to 3,660 days: longer than any rule's window, within which
    /// the same alert is raised again, and than any feed, which takes an event of a known id for the same event.
    /// </summary>
    [Range(typeof(TimeSpan), "402.00:00:00", "3660.00:00:00")]
    public TimeSpan KeepAlerts { get; set; } = TimeSpan.FromDays(420);
}
