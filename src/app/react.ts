/**
 * Has React evaluated with its own file (`build/prerenderPlugin.ts`), in a task of its own: packages in CommonJS are evaluated
 * where they are first used, and together with all the rest of the app that takes a slow phone longer than a finger waits.
 */
import 'react-dom/client'
