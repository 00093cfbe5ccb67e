namespace Boxyard.Accounts;

/// <summary>What a route declares: who may call it.</summary>
internal sealed record RouteAccessMark(RouteAccess Access);
