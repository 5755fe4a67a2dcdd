// Usage: node lab.test.mjs ROOT CHROMIUM WORK. Starts './makespan lab' on a free loopback port and drives it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [root, executablePath, work] = process.argv.slice(2)
const lesson = '01-first-graph.ipynb'
const minute = 60_000

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

async function startLab() {
  const directory = join(work, 'notebooks')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  cpSync(join(root, 'notebooks', lesson), join(directory, lesson))
  const port = await freePort()
  const token = randomBytes(16).toString('hex')
  const lab = spawn(
    join(root, 'makespan'),
    ['lab', directory, '--', '--no-browser', '--allow-root', `--port=${port}`, `--IdentityProvider.token=${token}`],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, JUPYTER_CONFIG_DIR: join(work, 'config') } },
  )
  const log = createWriteStream(join(work, 'lab.log'))
  lab.stdout.pipe(log)
  lab.stderr.pipe(log)
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + minute
  for (;;) {
    const answer = await fetch(`${url}/api/status?token=${token}`).catch(() => null)
    if (answer?.ok) return { lab, address: `${url}/lab/tree/${lesson}?token=${token}&reset` }
    assert.equal(lab.exitCode, null, 'JupyterLab ended; see lab.log')
    assert.ok(Date.now() < deadline, 'JupyterLab does not answer; see lab.log')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function menu(page, top, item) {
  await page.locator('.lm-MenuBar-itemLabel', { hasText: new RegExp(`^${top}$`) }).click()
  await page.locator('.lm-Menu-itemLabel', { hasText: new RegExp(`^${item}$`) }).click()
}

async function step(name, action) {
  const begin = Date.now()
  await action()
  console.log(`ok   ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`)
}

async function drive(page, address) {
  const panel = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)')
  const cell = panel.locator('.jp-CodeCell').last()
  const idle = () => panel.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor({ timeout: minute })
  const type = async (code) => {
    await panel.locator('.jp-Notebook').press('Control+End').catch(() => {})
    await panel.locator('.jp-Notebook-footer').click()
    await cell.locator('.cm-content').click()
    await page.keyboard.insertText(code)
  }
  const append = async (code) => {
    await type(code)
    await page.keyboard.press('Control+Enter')
  }
  const finished = () => cell.locator('.jp-InputPrompt', { hasText: /\[\d+\]/ }).waitFor({ timeout: minute })
  const shot = (name) => page.screenshot({ path: join(work, `${name}.png`) })
  const everyCellHasRun = () =>
    page.waitForFunction(
      () => {
        const cells = [...document.querySelectorAll('.jp-CodeCell')].filter((c) => c.querySelector('.cm-content').textContent.trim())
        return cells.every((c) => /\[\d+\]/.test(c.querySelector('.jp-InputPrompt').textContent))
      },
      null,
      { timeout: 3 * minute },
    )
  const noErrors = async () => assert.equal(await panel.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count(), 0)

  await step('the lesson opens on the Makespan kernel', async () => {
    await page.goto(address)
    await panel.locator('.jp-KernelName', { hasText: 'Makespan (Groovy)' }).waitFor({ timeout: minute })
    await idle()
  })

  await step('all cells run without an error', async () => {
    await menu(page, 'Run', 'Run All Cells')
    await panel.locator('.jp-InputPrompt', { hasText: '[*]' }).first().waitFor({ timeout: minute })
    await everyCellHasRun()
    await noErrors()
  })

  await step('the report shows its picture', async () => {
    const pictures = panel.locator('.jp-OutputArea-output').locator('.mk-picture img, .mk-picture svg')
    await pictures.first().scrollIntoViewIfNeeded()
    const size = await pictures.first().evaluate((picture) => {
      const box = picture.getBoundingClientRect()
      return { width: picture.naturalWidth ?? box.width, height: picture.naturalHeight ?? box.height, shown: box.width }
    })
    console.log(`     ${await pictures.count()} pictures; the first is ${Math.round(size.width)} x ${Math.round(size.height)}`)
    assert.ok(size.width >= 400 && size.height >= 100 && size.shown >= 300, JSON.stringify(size))
    await page.screenshot({ path: join(work, 'report.png') })
  })

  await step('completion offers typed members', async () => {
    await append("greeting = 'hello'")
    await finished()
    await type('greeting.toUpp')
    await page.keyboard.press('Tab')
    await page.locator('.jp-Completer-item', { hasText: 'toUpperCase' }).waitFor({ timeout: minute })
    await page.keyboard.press('Enter')
    await cell.locator('.cm-line', { hasText: 'greeting.toUpperCase' }).waitFor({ timeout: minute })
    await page.keyboard.insertText('()')
    await page.keyboard.press('Control+Enter')
    await finished()
    await type('greeting.st')
    await page.keyboard.press('Tab')
    const entries = page.locator('.jp-Completer-item')
    await entries.first().waitFor({ timeout: minute })
    const entry = entries.filter({ hasText: 'startsWith' }).first()
    assert.equal(await entry.locator('.jp-Completer-typeExtended').textContent(), 'function')
    await shot('completion')
    await page.keyboard.press('Escape')
    await cell.locator('.cm-content').fill('greeting.size()')
    await page.keyboard.press('Control+Enter')
    await finished()
  })

  await step('Shift-Tab shows documentation', async () => {
    await type('task(')
    await page.keyboard.press('Shift+Tab')
    const tooltip = page.locator('.jp-Tooltip')
    await tooltip.waitFor({ timeout: minute })
    const text = await tooltip.textContent()
    assert.match(text, /task/)
    assert.match(text, /on:|priority/)
    await shot('documentation')
    await page.keyboard.press('Escape')
    await cell.locator('.cm-content').fill('1 + 1')
    await page.keyboard.press('Control+Enter')
    await finished()
  })

  await step('a question is answered in its box', async () => {
    await append("'Hello, ' + input('Who are you? ')")
    const box = cell.locator('.jp-Stdin-input')
    await box.waitFor({ timeout: minute })
    await box.fill('Ada')
    await box.press('Enter')
    await cell.locator('.jp-OutputArea-executeResult', { hasText: 'Hello, Ada' }).waitFor({ timeout: minute })
    await cell.locator('.cm-content').fill("'no question'")
    await page.keyboard.press('Control+Enter')
    await finished()
  })

  await step('the kernel restarts and runs all cells', async () => {
    await menu(page, 'Kernel', 'Restart Kernel and Run All Cells…')
    await page.locator('.jp-Dialog button.jp-mod-accept').click()
    await panel.locator('.jp-InputPrompt', { hasText: '[*]' }).first().waitFor({ timeout: minute })
    await everyCellHasRun()
    await noErrors()
    const first = await panel.locator('.jp-CodeCell .jp-InputPrompt').first().textContent()
    assert.match(first, /\[1\]/)
  })

  await step('a saved notebook shows its report when it is opened again', async () => {
    await menu(page, 'File', 'Save Notebook')
    await page.waitForFunction(() => !document.querySelector('.jp-mod-current.jp-mod-dirty'), null, { timeout: minute })
    await menu(page, 'Kernel', 'Shut Down Kernel')
    await page.goto(address)
    await panel.locator('.jp-OutputArea-output .mk-picture').first().waitFor({ timeout: minute })
    await panel.locator('.jp-KernelName', { hasText: 'Makespan (Groovy)' }).waitFor({ timeout: minute })
    await idle()
  })

  await step('an error shows the line and a caret', async () => {
    await append('def total = 3\ntotal + nonsense')
    await finished()
    const text = await cell.locator('[data-mime-type="application/vnd.jupyter.stderr"]').textContent()
    assert.match(text, /total \+ nonsense/)
    assert.match(text, /\^/)
    await shot('error')
  })

  await step('progress moves while the cell runs, and its button cancels the run', async () => {
    await append('for (i in 1..60) task("step $i", needs: [mutex("one at a time")]) { Thread.sleep(700) }\nrun()')
    const bar = cell.locator('.jupyter-widgets progress')
    await bar.waitFor({ timeout: minute })
    const before = await bar.getAttribute('value')
    await page.waitForFunction(
      (value) => {
        const bars = [...document.querySelectorAll('.jupyter-widgets progress')]
        return bars.some((b) => Number(b.getAttribute('value')) > Number(value))
      },
      before,
      { timeout: minute },
    )
    await cell.locator('.jp-InputPrompt', { hasText: '[*]' }).waitFor({ timeout: minute })
    await shot('progress')
    await cell.locator('.jupyter-widgets button', { hasText: 'Cancel' }).click()
    await finished()
    await cell.locator('.mk-picture').waitFor({ timeout: minute })
    assert.equal(await cell.locator('.jupyter-widgets').count(), 0)
    await shot('cancelled')
  })

  await step('an endless cell is interrupted', async () => {
    await append('while (true) {}')
    await cell.locator('.jp-InputPrompt', { hasText: '[*]' }).waitFor({ timeout: minute })
    await panel.locator('[data-command="notebook:interrupt-kernel"], [title^="Interrupt the kernel"]').first().click()
    await cell.locator('.jp-InputPrompt', { hasText: /\[\d+\]/ }).waitFor({ timeout: minute })
    await cell.locator('[data-mime-type="application/vnd.jupyter.stderr"]').waitFor({ timeout: minute })
  })

  await step('the next cell runs', async () => {
    await append('6 * 7')
    await cell.locator('.jp-OutputArea-executeResult', { hasText: '42' }).waitFor({ timeout: minute })
    await page.screenshot({ path: join(work, 'interrupted.png') })
  })
}

const { lab, address } = await startLab()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1440, height: 1100 } })
page.setDefaultTimeout(minute)
try {
  await drive(page, address)
  console.log(`JupyterLab works; screenshots are in ${work}`)
} catch (error) {
  await page.screenshot({ path: join(work, 'failed.png') }).catch(() => {})
  console.error(`not ok: ${error.message}\nsee ${join(work, 'failed.png')} and ${join(work, 'lab.log')}`)
  process.exitCode = 1
} finally {
  await browser.close()
  lab.kill('SIGTERM')
  await new Promise((resolve) => (lab.exitCode === null ? lab.once('exit', resolve) : resolve()))
}
