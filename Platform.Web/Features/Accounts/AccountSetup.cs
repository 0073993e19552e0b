using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Tokens;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public static class AccountSetup
{
    private const string PageOrApi = "PageOrApi";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRateLimits();
        services.AddScoped<CurrentMember>();
        services.AddSingleton<SessionQuery>().AddScoped<SessionCookie>();
        services.AddScoped<PasswordSignIn>().AddScoped<Register>().AddScoped<ResetPassword>().AddScoped<ChangeAddress>().AddScoped<AccountLetters>();
        services.AddScoped<PasswordCheck>().AddScoped<Guesses>().AddScoped<MailedCodes>().AddScoped<KnownDevice>();
        services.AddSingleton<UnknownAddresses>().AddSingleton<KeptForms>();
        services.AddOptions<RegistrationOptions>().BindConfiguration(RegistrationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.HashRounds);
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<KeptFormFilter>());

        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // any: the address is the name, and o'neil@ is one
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
                context.Request.Path.StartsWithSegments("/api") ? BearerToken.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerToken>(BearerToken.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.LoginPath = "/account/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = Session.LongestIdle;
                cookie.EventsType = typeof(SessionCookie);
            });
        services.AddSiteCookies();
        services.AddAuthorization(Policies.Add);
        return services;
    }
}
