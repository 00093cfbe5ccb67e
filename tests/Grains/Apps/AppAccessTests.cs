using Boxyard.Apps;

namespace Boxyard.Tests.Grains.Apps;

public sealed class AppAccessTests
{
    public static TheoryData<string> Columns => [.. PermissionMatrix.Columns];

    [Theory, MemberData(nameof(Columns))]
    public void Each_cell_of_the_matrix_follows_from_what_is_granted(string column)
    {
        foreach (var action in PermissionMatrix.Actions)
        {
            Assert.Equal(
                (action, column, IsRefused: PermissionMatrix.Cell(action, column) is "401" or "no"),
                (action, column, IsRefused: !IsAllowed(action, column)));
        }
    }

    [Theory]
    [InlineData(AppPermission.Read, "Read")]
    [InlineData(AppPermission.Write, "Read,Write")]
    [InlineData(AppPermission.ReadAcp, "ReadAcp")]
    [InlineData(AppPermission.WriteAcp, "ReadAcp,WriteAcp")]
    [InlineData(AppPermission.FullControl, "Read,Write,ReadAcp,WriteAcp,FullControl")]
    public void A_permission_implies_others(AppPermission granted, string expected)
    {
        foreach (var repository in new[] { "simple", "" })
        {
            var rights = AppAccess.OnRepository(
                SampleApps.Other, [SampleApps.Grant("testuser2", granted, repository)]);

            Assert.Equal(expected, string.Join(',', rights.Granted));
            Assert.Equal(rights.Has(AppPermission.Read), rights.SeesApps);
        }
    }

    [Theory]
    [InlineData("simple", "Read", true)]
    [InlineData("", "", false)]
    public void Who_has_no_token_sees_public_repositories_alone(string repository, string expected, bool seesApps)
    {
        var grants = new[] { SampleApps.Grant(AppGrant.AllUsers, AppPermission.Read, repository) };

        var rights = AppAccess.OnRepository(AppCaller.Anonymous, grants);

        Assert.Equal((expected, seesApps), (string.Join(',', rights.Granted), rights.SeesApps));
    }

    [Fact]
    public void Names_of_users_are_compared_as_they_are()
    {
        var grants = new[] { SampleApps.Grant("TestUser2", AppPermission.FullControl) };

        Assert.Empty(AppAccess.OnRepository(SampleApps.Other, grants).Granted);
    }

    [Fact]
    public void A_user_of_the_groups_name_is_not_the_group()
    {
        var grant = SampleApps.Grant("testuser2", AppPermission.Read) with { Grantee = AppGrant.AllUsers };

        Assert.Empty(AppAccess.OnRepository(SampleApps.Other, [grant]).Granted);
    }

    [Fact]
    public void Images_are_for_whom_the_repository_itself_is_granted_to()
    {
        AppGrant[] grants =
        [
            SampleApps.Grant("testuser2", AppPermission.FullControl, repository: ""),
            SampleApps.Grant("testuser2", AppPermission.Read),
        ];

        Assert.Equal([AppPermission.Read], AppAccess.OnImages("testuser2", grants).Granted.AsEnumerable());
        Assert.Empty(AppAccess.OnImages("admin", grants).Granted);
    }

    private static bool IsAllowed(string action, string column)
    {
        var caller = column == "admin" ? SampleApps.Admin : SampleApps.Other;
        AppGrant[] grants =
        [
            SampleApps.Grant("testuser", AppPermission.FullControl),
            SampleApps.Grant("testuser", AppPermission.FullControl, repository: ""),
            .. PermissionMatrix.GrantOf(column) is { } grant ? new[] { grant } : [],
        ];
        var facts = new AppFacts { NamespaceOwner = "testuser", RepositoryOwner = "testuser", Grants = [.. grants] };
        var onRepository = AppAccess.OnRepository(caller, grants);
        var onNamespace = AppAccess.OnNamespace(caller, grants);
        return action switch
        {
            "GET /repositories/ns/repo (any caller)" => true,
            "GET /apps/ns/repo/ver" or "GET /builds/..."
                or "GET /repositories/ns lists repo" => onRepository.Has(AppPermission.Read),
            "GET /apps/ns lists app" or "versions non-empty" => onRepository.SeesApps,
            // Admins see those of others only by a permission.
            "GET /namespaces lists ns" => AppAccess
                .OnNamespace(caller with { IsAdmin = false }, grants).Has(AppPermission.Read),
            "GET /namespaces/ns" => onNamespace.Has(AppPermission.Read),
            "PUT /apps/..?frozen=" => onRepository.Has(AppPermission.Write),
            "POST /submit new version" =>
                AppSubmitRules.DecideNames(caller, "sage", "simple", facts) == AppSubmitKind.Stored,
            "POST /submit new repo in ns" => AppSubmitRules.DecideNames(
                caller, "sage", "other", facts with { RepositoryOwner = null }) == AppSubmitKind.Stored,
            "GET /permissions/ns/repo" => onRepository.Has(AppPermission.ReadAcp),
            "GET /permissions/ns" => onNamespace.Has(AppPermission.ReadAcp),
            "PUT /permissions/ns/repo" => onRepository.Has(AppPermission.WriteAcp),
            "PUT /permissions/ns" => onNamespace.Has(AppPermission.WriteAcp),
            "POST /builds/..." or "DELETE /apps/..." or "DELETE /repositories/ns/repo" =>
                onRepository.Has(AppPermission.FullControl),
            "DELETE /namespaces/ns" => onNamespace.Has(AppPermission.Write),
            "POST /authz pull,push for the actor" =>
                AppAccess.OnImages(caller.User!, grants).Has(AppPermission.Read),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
        };
    }
}
