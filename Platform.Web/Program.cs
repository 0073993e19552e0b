using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Api;
using Platform.Web.Features.Threads;
using Platform.Web.Look;
using Platform.Web.Search;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.OfPublishedOutput });
builder.Services.AddPlatform();
builder.Services.AddData(builder.Configuration);
builder.Services.AddAccounts();
builder.Services.AddMarkdown();
builder.Services.AddFeatures();
builder.Services.AddApi();
builder.Services.AddThreads();
builder.Services.AddSearch();
builder.Services.AddLook();

var app = builder.Build();
await app.Services.PrepareDatabase();

app.UseLook();
app.UseAuthentication();
app.UseAuthorization();
app.MapLook();
app.MapApi();
app.MapThreads();
app.MapHealth();
app.Run();

public partial class Program;
