using Boxyard.Client;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard.Apps;

/// <summary>A permission as a form has it.</summary>
internal readonly record struct GrantForm(
    [property: FromForm(Name = "grantee")] string Grantee,
    [property: FromForm(Name = "kind")] string Kind,
    [property: FromForm(Name = "permission")] AppPermission Permission)
{
    public AppGrant Grant => new() { Grantee = Grantee.Trim(), GranteeType = Kind, Permission = Permission };
}
