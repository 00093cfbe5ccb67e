namespace Boxyard.Accounts;

/// <summary>Declares who may call routes.</summary>
internal static class RouteAccessExtensions
{
    /// <summary>
    /// What a route declares itself counts before what its group declares. Changes by accounts are kept in the audit.
    /// </summary>
    public static TBuilder For<TBuilder>(this TBuilder routes, RouteAccess access)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.WithMetadata(new RouteAccessMark(access));
        return access is RouteAccess.Submitting or RouteAccess.OldSubmitting or RouteAccess.Registering
            or RouteAccess.Operating
            ? routes.AddEndpointFilter<TBuilder, AuditedCall>()
            : routes;
    }

    /// <summary>For routes that change nothing, though they are not called by GET.</summary>
    public static TBuilder ForUnaudited<TBuilder>(this TBuilder routes, RouteAccess access)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new RouteAccessMark(access));

    /// <summary>The role that is needed; null where there is no one role.</summary>
    public static AccountRole? NeededRole(this RouteAccess access) => access switch
    {
        RouteAccess.Reading or RouteAccess.OldReading => AccountRole.Viewer,
        RouteAccess.Submitting or RouteAccess.OldSubmitting => AccountRole.Submitter,
        RouteAccess.Registering => AccountRole.Box,
        RouteAccess.Operating => AccountRole.Operator,
        RouteAccess.Administering => AccountRole.Admin,
        RouteAccess.Everybody or RouteAccess.Registry or RouteAccess.Boxes or RouteAccess.SignedIn => null,
        _ => throw new ArgumentOutOfRangeException(nameof(access), access, "Not an access."),
    };
}
