using System.ComponentModel.DataAnnotations;
using Hub.Azure.Sharing;
using Hub.Domain.Trust;
using Microsoft.Extensions.Options;

namespace Hub.Azure;

/// <summary>Settings of the hub, section <c>Hub</c>. Validated at start.</summary>
public sealed class HubOptions
{
    /// <summary>Fixed keys for trying the hub out. Default false. Refused on anything but a loopback listener.</summary>
    public bool Demo { get; set; }

    /// <summary>Folder of the catalog. Default: <c>catalog</c> beside the program.</summary>
    public string? CatalogPath { get; set; }

    /// <summary>Whether the hub makes its queues itself. Default false: a deployment makes them.</summary>
    public bool CreateQueues { get; set; }

    /// <summary>Secret that the hashes of API keys are keyed with. No default; at least 16 characters.</summary>
    [Required, MinLength(16)]
    public string ApiKeyPepper { get; set; } = "";

    /// <summary>API key of the first operator, made at start if it is not there yet. Default none.</summary>
    public string? BootstrapOperatorKey { get; set; }

    /// <summary>Largest body of a push in bytes, before and after decompression. Default 55 MiB (50 MB and a tenth more), 1 KiB to 200 MiB.</summary>
    [Range(1024, 200 * 1024 * 1024)]
    public long MaxPushBytes { get; set; } = 55 * 1024 * 1024;

    /// <summary>Largest single record in bytes. Default 1 MiB, 1 KiB to 8 MiB.</summary>
    [Range(1024, 8 * 1024 * 1024)]
    public int MaxRecordBytes { get; set; } = 1024 * 1024;

    /// <summary>Records a checkpoint. Default 20,000, 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int CheckpointRecords { get; set; } = 20_000;

    /// <summary>Raw bytes a checkpoint, and so the size of an evidence blob. Default 8 MiB, 1 KiB to 64 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int CheckpointBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How long the records of pushes are gathered before their profiles are built. Default 2 s, 0.1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan PushDebounce { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a run waits for departments that do not answer. Default 3 h, 1 s to 12 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan RunDeadline { get; set; } = TimeSpan.FromHours(3);

    /// <summary>Pause after the first failed pull; doubled after each further one up to 15 min. Default 20 s, 0.1 s to 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:15:00")]
    public TimeSpan PullRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Failed pulls in a row after which an interface is given up for this run. Default 8, 1 to 100.</summary>
    [Range(1, 100)]
    public int PullAttempts { get; set; } = 8;

    /// <summary>How long one pull message works before it hands over to the next. Default 3.5 min, 1 s to 4 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan PullSlice { get; set; } = TimeSpan.FromMinutes(3.5);

    /// <summary>How long a received message is locked, where the hub makes its queues itself. Default 1 min, 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan QueueLock { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a step of a run may show no progress before it is started again. Default 5 min, 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RepairAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long departments are waited for when somebody needs an enterprise's data now. Default 8 s, 1 s to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan RefreshBudget { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long departments are waited for when a credit report is made. Default 1.5 s, 0.1 s to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ReportBudget { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Months after their last use at which raw data of sensitivity L3 and L4 are destroyed. Default 24, 1 to 24.</summary>
    [Range(1, 24)]
    public int RawRetentionMonths { get; set; } = 24;

    /// <summary>How long the record of access may go unsealed before reads of enterprises stop. Default 5 min, 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SealLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after it was made a signed request is taken. Default 5 min, 10 s to 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:15:00")]
    public TimeSpan SignatureWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Requests without a valid key that one address may make a minute, to one instance. Default 300, 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int FailedSignInsPerMinute { get; set; } = 300;

    /// <summary>Callers with fixed keys, honoured only with <see cref="Demo"/>. Default none.</summary>
    public List<DemoCaller> DemoCallers { get; init; } = [];

    /// <summary>Departments' addresses and keys, by department id (<c>Hub:Departments:D14:BaseAddress</c>).</summary>
    public Dictionary<string, DepartmentOptions> Departments { get; init; } = [];

    /// <summary>The city's shared data platform, where most departments are asked.</summary>
    [ValidateObjectMembers]
    public SharedPlatformOptions SharedPlatform { get; init; } = new();

    /// <summary>How events are kept and posted to banks.</summary>
    [ValidateObjectMembers]
    public SharingOptions Sharing { get; init; } = new();
}

/// <summary>How to reach the city's shared data platform (一体化智能化公共数据平台).</summary>
public sealed class SharedPlatformOptions
{
    /// <summary>Base address of its interfaces. No default; without it what goes through the platform is not pulled.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The hub's name at the platform. No default.</summary>
    public string? AppId { get; set; }

    /// <summary>What calls and replies are signed with. A secret; no default, at least 16 characters.</summary>
    [MinLength(16, ErrorMessage = "Hub:SharedPlatform:Secret needs at least 16 characters.")]
    public string? Secret { get; set; }
}

/// <summary>A caller with a fixed key, for trying the hub out.</summary>
public sealed class DemoCaller
{
    /// <summary>The key, in the form <c>hub_{prefix}_{secret}</c>.</summary>
    public string Key { get; set; } = "";

    /// <summary>Name of the caller.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it is.</summary>
    public CallerRole Role { get; set; }

    /// <summary>For departments: which one.</summary>
    public string? Department { get; set; }

    /// <summary>What it may do, parted by spaces. Default empty: what its role may.</summary>
    public string Scopes { get; set; } = "";
}

/// <summary>How to reach a department.</summary>
public sealed class DepartmentOptions
{
    /// <summary>Base address of its interfaces. No default; without it the department is not pulled.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Key it expects in <c>x-api-key</c>. A secret. Default none.</summary>
    public string? ApiKey { get; set; }
}
