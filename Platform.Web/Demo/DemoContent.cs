using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Import;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Demo;

/// <summary>
/// The content of a first run in Development: invented conversations and an account for each role. Published texts go through the import,
/// other texts through the review queue.
/// </summary>
public static class DemoContent
{
    /// <summary>The password of every demo account. The README lists their addresses.</summary>
    public const string Password = "Welkom-bij-platform-O-1";

    public static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (!await db.Members.AnyAsync())
            // One transaction, so that a killed process leaves no partial content.
            await db.Transact(() => FillWith(scope.ServiceProvider, db));
    }

    private static async Task FillWith(IServiceProvider services, PlatformDb db)
    {
        var demo = DemoLines.Read(services.GetRequiredService<TimeProvider>().UtcNow());
        var report = new ImportReport { OnProblem = (file, line, reason) => throw new InvalidOperationException($"{file}:{line}: {reason}") };
        await services.GetRequiredService<Importing>().Run([demo.Published], report, asNative: true);
        await MakeAccounts(db, services.GetRequiredService<UserManager<Account>>(), demo);
        await CountApprovals(db);
        await ActivatorUtilities.CreateInstance<DemoQueue>(services).Fill(demo.Unpublished);
        await ActivatorUtilities.CreateInstance<DemoRound>(services).Fill();
    }

    private static async Task MakeAccounts(PlatformDb db, UserManager<Account> accounts, DemoLines demo)
    {
        foreach (var (id, role) in demo.SignIns)
        {
            var member = await db.Members.SingleAsync(m => m.ExternalId == id);
            member.Grant(member.Roles | role);
            var made = await accounts.CreateAsync(new Account(member, member.ImportedEmail!) { EmailConfirmed = true }, Password);
            if (!made.Succeeded)
                throw new InvalidOperationException(made.ToString());
        }
    }

    /// <summary>Counts each published text as approved, so that demo authors with enough of them post without review.</summary>
    private static async Task CountApprovals(PlatformDb db)
    {
        var authors = await db.Contributions.Select(c => c.AuthorKey).ToListAsync();
        authors.AddRange(await db.Posts.Where(p => p.State == PostState.Visible).Select(p => p.AuthorKey).ToListAsync());
        foreach (var author in authors)
            await MemberBulk.CountApproval(db, author);
    }
}
