using Hub.Domain.Sources;

namespace Hub.Azure.Sources;

/// <summary>Finds where an interface is asked: at its department, or at the shared data platform.</summary>
public sealed class Desks(DepartmentClients clients)
{
    /// <summary>The desk of an interface.</summary>
    /// <exception cref="DepartmentUnreachableException">A setting is missing; it is named.</exception>
    internal IDesk For(Interface @interface) =>
        @interface.Source is PagedSource { Platform: { } paged } ? Platform(@interface, paged)
        : @interface.Source is PerSubjectSource { Platform: { } asked } ? Platform(@interface, asked)
        : new DirectDesk(clients.For(@interface.DepartmentId), @interface.Source);

    private PlatformDesk Platform(Interface @interface, PlatformCall call) =>
        new(clients.ForPlatform(@interface.DepartmentId), @interface, call);
}
