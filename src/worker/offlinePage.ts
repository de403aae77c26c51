/**
 * The answer to a visit when there is no network and the browser has thrown the app away: still a sentence of ours. It
 * cannot know the language of the interface, so it says it in both.
 */
export function offlinePage(): Response {
  return new Response(page, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}

const page = `<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>ورق · Waraq</title>
<style>body{max-inline-size:30rem;margin:auto;padding:3rem 1.5rem;font:1.25rem/1.8 serif}</style>
<h1>لا يمكن فتح «ورق» الآن</h1>
<p>حذف المتصفح ملفات التطبيق من هذا الجهاز، ولا اتصال بالشبكة لإحضارها من جديد. ما حفظتَه من مقالات لم يُمسّ. اتصل بالشبكة ثم افتح هذه الصفحة مرة أخرى.</p>
<div lang="en" dir="ltr">
<h1>Waraq cannot open right now</h1>
<p>The browser has removed the app’s files from this device, and there is no network to fetch them again. Connect, then open this page once more.</p>
</div>
</html>
`
