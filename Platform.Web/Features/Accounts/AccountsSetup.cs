using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public sealed class AccountsSetup : IFeature
{
    private const string PageOrApi = "PageOrApi";

    /// <summary>How long acts on accounts are stored: long enough to investigate abuse that is discovered late.</summary>
    private static readonly TimeSpan KeepRecord = TimeSpan.FromDays(180);

    public void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRateLimits();
        services.AddScoped<CurrentMember>();
        services.AddSingleton<SessionQuery>().AddScoped<SessionCookie>();
        services.AddScoped<PasswordSignIn>().AddScoped<Register>().AddScoped<ResetPassword>().AddScoped<ChangeAddress>().AddScoped<AccountLetters>();
        services.AddScoped<PasswordCheck>().AddScoped<Guesses>().AddScoped<MailedCodes>();
        services.AddSingleton<UnknownAddresses>().AddSingleton<PendingForms>();
        services.AddOptions<RegistrationOptions>().BindConfiguration(RegistrationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.HashRounds);
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<PendingFormFilter>());

        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // Allows any character: the user name is an address, such as o'neil@.
                identity.Password.RequiredLength = Passwords.Shortest;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddPasswordValidator<Passwords>()
            .AddEntityFrameworkStores<PlatformDb>();

        services.AddAuthentication(PageOrApi)
            .AddPolicyScheme(PageOrApi, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api") ? Bearer.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerToken>(Bearer.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.LoginPath = "/account/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = Session.LongestIdle;
                cookie.EventsType = typeof(SessionCookie);
            });
        // After the framework has set the format.
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .PostConfigure<ContentCache, Invalidations>((cookie, cache, invalidations) => cookie.TicketDataFormat = new CachedTickets(cookie.TicketDataFormat, cache, invalidations));
        services.AddSiteCookies();
        services.AddAuthorization(Policies.Add);
        AddRetentions(services);
    }

    private static void AddRetentions(IServiceCollection services) => services
        .AddRetention<AccountText>("Sessions", null,
            (db, now) => Bulk.Delete(db, db.Sessions.Where(s => s.ExpiresAt < now).OrderBy(s => s.ExpiresAt)))
        .AddRetention<AccountText>("SignUps", Register.Kept,
            (db, before) => Bulk.Delete(db, db.SignUps.Where(s => s.CreatedAt < before).OrderBy(s => s.CreatedAt)))
        .AddRetention<AccountText>("MailedCodes", MailedCode.Kept,
            (db, before) => Bulk.Delete(db, db.MailedCodes.Where(c => c.CreatedAt < before).OrderBy(c => c.CreatedAt)))
        .AddRetention<AccountText>("Guesses", null,
            (db, now) => Bulk.Delete(db, db.GuessCounts.Where(g => g.ForgetAt < now).OrderBy(g => g.ForgetAt)))
        // Deletes acts on accounts and hourly tallies. Acts of moderators and administrators stay.
        .AddRetention<AccountText>("Record", KeepRecord, (db, before) => Bulk.Delete(
            db, db.AuditEntries.Where(a => a.At < before && (a.Action.StartsWith(AccountActs.Prefix) || a.Tally != null)).OrderBy(a => a.Id)));
}
