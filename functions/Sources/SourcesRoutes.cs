using Hub.Domain.Trust;

namespace Hub.Functions.Sources;

/// <summary>Routes of departments' interfaces.</summary>
internal static class SourcesRoutes
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("ListInterfaces", "GET", "v1/interfaces", Scope.RunsRead,
            "列出接口、最近交付与漂移报告", "List interfaces, their last delivery and drift report")
        {
            Answer = typeof(InterfaceList),
        },
    ];
}
