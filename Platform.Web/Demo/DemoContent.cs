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
/// What a newcomer finds on the first run in Development: conversations invented for it, and an account for each role.
/// Published texts come in by the import; what waits or was sent back goes through the queue.
/// </summary>
public static class DemoContent
{
    /// <summary>Of every demo account; the README gives their addresses.</summary>
    public const string Password = "Welkom-bij-platform-O-1";

    public static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (!await db.Members.AnyAsync())
            // A process that is killed meanwhile leaves no half of it.
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

    /// <summary>Their published questions and posts were approved once, so who has some posts at once.</summary>
    private static async Task CountApprovals(PlatformDb db)
    {
        var authors = await db.Contributions.Select(c => c.AuthorKey).ToListAsync();
        authors.AddRange(await db.Posts.Where(p => p.State == PostState.Visible).Select(p => p.AuthorKey).ToListAsync());
        foreach (var author in authors)
            await MemberBulk.CountApproval(db, author);
    }
}
